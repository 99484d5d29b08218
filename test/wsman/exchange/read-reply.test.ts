import { inspect } from "node:util";
import { answer, BASIC, call, errorOf, useBench } from "../../support/wsman-bench";
import { soapReply } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("what a host may answer", () => {
  test.each([
    ["404", { status: 404 }, "not_found"],
    ["403", { status: 403 }, "access_denied"],
    ["413", { status: 413 }, "too_large"],
    ["500 without a body", { status: 500 }, "unencrypted_refused"],
    [
      "500 with a web page",
      { status: 500, headers: { "Content-Type": "text/html" }, body: "<html/>" },
      "unexpected_status",
    ],
    ["a redirection", { status: 302, headers: { Location: "http://127.0.0.1:1/" } }, "unexpected_status"],
    ["200 without a body", { status: 200 }, "malformed"],
    ["a web page", { status: 200, body: "<!DOCTYPE html><html></html>" }, "malformed"],
    ["XML that is no envelope", { status: 200, body: "<a/>" }, "malformed"],
    ["401", { status: 401, headers: { "WWW-Authenticate": "Negotiate" } }, "unauthorized"],
  ])("%s is an error of its own", async (_, reply, code) => {
    await start(() => reply);
    expect((await errorOf(call(connect(BASIC)))).code).toBe(code);
  });

  test("a reply to another request is refused", async () => {
    await start(({ body }) => soapReply(body, (request) => ({ ...answer(request), relatesTo: "uuid:other" })));
    expect((await errorOf(call(connect(BASIC)))).code).toBe("malformed");
  });

  test("a body larger than allowed is not read to its end, whether or not its length is stated", async () => {
    const limits = { responseBytes: 1_000 };
    const host = await start(() => ({ status: 200, body: "x".repeat(1_001) }));
    expect((await errorOf(call(connect({ ...BASIC, limits })))).code).toBe("too_large");
    host.handler = ({ socket }) => {
      socket.write("HTTP/1.1 200 \r\nContent-Length: 1001\r\n\r\n");
      return undefined;
    };
    expect((await errorOf(call(connect({ ...BASIC, limits })))).code).toBe("too_large");
    host.handler = ({ socket }) => {
      socket.write("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n");
      for (let i = 0; i < 20; i += 1) socket.write(`64\r\n${"x".repeat(100)}\r\n`);
      return undefined;
    };
    expect((await errorOf(call(connect({ ...BASIC, limits })))).code).toBe("too_large");
  });

  test("a header larger than allowed is refused", async () => {
    await start(() => ({ status: 200, headers: { "X-Large": "x".repeat(20_000) } }));
    expect((await errorOf(call(connect(BASIC)))).code).toBe("too_large");
  });

  test("something else than HTTP is malformed, and its bytes are not kept", async () => {
    await start(({ socket }) => {
      socket.end("SSH-2.0-secret banner\r\n");
      return undefined;
    });
    const error = await errorOf(call(connect(BASIC)));
    expect(error.code).toBe("malformed");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(
      Buffer.from("secret").toString("hex").slice(0, 6),
    );
  });

  test("a connection closed before, or in the middle of, the reply is a reset", async () => {
    const host = await start(({ socket }) => {
      socket.destroy();
      return undefined;
    });
    expect((await errorOf(call(connect(BASIC)))).code).toBe("connection_reset");
    host.handler = ({ socket }) => {
      socket.end("HTTP/1.1 200 \r\nContent-Length: 100\r\n\r\n<s:Env");
      return undefined;
    };
    expect((await errorOf(call(connect(BASIC)))).code).toBe("connection_reset");
  });
});
