import { answer, BASIC, call, PASSWORD, useBench } from "../../../support/wsman-bench";
import { soapReply } from "../../../support/wsman-host";

const { start, connect } = useBench();

describe("Basic", () => {
  test("is refused over http before anything is sent", async () => {
    const host = await start(() => ({ status: 200 }));
    expect(() => connect({ ...BASIC, allowUnencrypted: false })).toThrow(
      expect.objectContaining({ code: "unencrypted_refused" }),
    );
    expect(host.connections).toBe(0);
  });

  test("sends the credential with every request", async () => {
    const host = await start(({ body }) => soapReply(body, answer));
    const client = connect(BASIC);
    await call(client);
    await call(client);
    const expected = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString("base64")}`;
    expect(host.requests.map(({ headers }) => headers.authorization)).toEqual([expected, expected]);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 2 });
  });
});
