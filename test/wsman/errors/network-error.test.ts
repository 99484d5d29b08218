import { call, errorOf, useBench } from "../../support/wsman-bench";

const { start, connect } = useBench();

describe("reaching the host", () => {
  test("a port nobody listens on refuses the connection", async () => {
    const host = await start(() => ({ status: 200 }));
    const { port } = host;
    await host.stop();
    expect(await errorOf(call(connect({ port })))).toMatchObject({ code: "connection_refused", host: "127.0.0.1" });
  });

  test("a name that does not exist is not resolved", async () => {
    const client = connect({ host: "no-such-host.invalid" });
    expect((await errorOf(call(client))).code).toBe("name_not_resolved");
  });
});
