import { allClosed, answer, call, errorOf, PASSWORD, useBench } from "../../../support/wsman-bench";
import { ntlmHandler, soapReply } from "../../../support/wsman-host";

const { start, connect } = useBench();

describe("NTLM over http", () => {
  test("seals everything and needs two requests for the first operation, one for each later one", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    expect(await call(client)).toBe(42);
    expect(await call(client)).toBe(42);
    expect(host.requests).toHaveLength(3);
    expect(host.connections).toBe(1);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 3 });
    expect(client.statistics.bytesSent).toBeGreaterThan(1_000);
    expect(client.statistics.bytesReceived).toBeGreaterThan(1_000);
    const sent = Buffer.concat(host.requests.map(({ body }) => body)).toString("latin1");
    expect(sent).toContain("HTTP-SPNEGO-session-encrypted");
    expect(sent).not.toContain("Envelope");
  });

  test("concurrent calls wait for each other on one connection", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    const results = await Promise.all([1, 2, 3, 4].map((value) => call(client, undefined, value)));
    expect(results).toEqual([2, 4, 6, 8]);
    expect(host.connections).toBe(1);
    expect(host.requests).toHaveLength(5);
  });

  test("authenticates again on a new connection when the host closed the old one", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    await call(client);
    // The host sees its socket closed only after the client has taken note and closed its own side.
    host.requests[0]?.socket.end();
    await allClosed(host);
    expect(await call(client)).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 2, requests: 4 });
  });

  test("a wrong password is unauthorized, names the offers, and is never sent again", async () => {
    const host = await start(ntlmHandler("another", answer, true));
    const client = connect();
    const error = await errorOf(call(client));
    expect(error).toMatchObject({ code: "unauthorized", httpStatus: 401, offeredSchemes: ["Negotiate", "Kerberos"] });
    expect(error).toMatchObject({ host: "127.0.0.1", operation: "StdRegProv.Double" });
    expect((await errorOf(call(client))).code).toBe("unauthorized");
    expect(host.requests).toHaveLength(2);
  });

  test("a readable success to a sealed request is not believed, and the connection is given up", async () => {
    let sealed = ntlmHandler(PASSWORD, answer, true);
    const host = await start((request) => {
      const reply = sealed(request);
      return reply?.status === 200 ? { ...reply, headers: { "Content-Type": "application/soap+xml" } } : reply;
    });
    const client = connect();
    expect((await errorOf(call(client))).code).toBe("authentication_failed");
    sealed = ntlmHandler(PASSWORD, answer, true);
    host.handler = sealed;
    expect(await call(client)).toBe(42);
    expect(host.connections).toBe(2);
  });

  test("a reply changed on the way is refused", async () => {
    const sealed = ntlmHandler(PASSWORD, answer, true);
    await start((request) => {
      const reply = sealed(request);
      if (reply?.status === 200 && Buffer.isBuffer(reply.body))
        reply.body.writeUInt8(reply.body.readUInt8(300) ^ 1, 300);
      return reply;
    });
    expect((await errorOf(call(connect()))).code).toBe("authentication_failed");
  });

  test("a readable fault is accepted as the fault it is", async () => {
    const sealed = ntlmHandler(PASSWORD, answer, true);
    const fault = { code: "Sender", subcode: "AccessDenied", reason: "No.", errorCode: 5 };
    await start((request) => {
      const reply = sealed(request);
      const body = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>`;
      return reply?.status === 200 ? soapReply(Buffer.from(body), () => ({ fault })) : reply;
    });
    expect(await errorOf(call(connect()))).toMatchObject({ code: "access_denied", fault });
  });

  test("a host that offers no NTLM is told apart by what it offers", async () => {
    await start(() => ({
      status: 401,
      headers: { "WWW-Authenticate": ["Kerberos", 'Basic realm="WSMAN"'] },
    }));
    const error = await errorOf(call(connect()));
    expect(error).toMatchObject({ code: "unauthorized", offeredSchemes: ["Kerberos", "Basic"] });
    expect(error.detail).toContain("it offers Kerberos, Basic");
  });

  test("garbage for a challenge is an invalid authentication", async () => {
    await start(() => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate AAAA" } }));
    expect((await errorOf(call(connect()))).code).toBe("authentication_failed");
  });
});
