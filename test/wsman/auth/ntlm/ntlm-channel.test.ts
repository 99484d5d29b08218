import { createAuthority } from "../../../support/certificates";
import { allClosed, answer, call, errorOf, PASSWORD, useBench } from "../../../support/wsman-bench";
import { ntlmHandler } from "../../../support/wsman-host";

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

  test("a 401 to what goes over the logged on connection rejects nothing: the credential was not asked", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    expect(await call(client)).toBe(42);
    const { handler } = host;
    host.handler = () => {
      host.handler = handler;
      return { status: 401, headers: { "WWW-Authenticate": "Negotiate" } };
    };
    expect((await errorOf(call(client))).code).toBe("encryption_broken");
    expect(await call(client)).toBe(42);
    expect(host.connections).toBe(2);
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

describe("NTLM over https", () => {
  test("a 401 on the logged on connection is a logon that the host forgot: one more, and everything goes again", async () => {
    const authority = createAuthority();
    const host = await start(ntlmHandler(PASSWORD, answer, false), authority.issue(["127.0.0.1"]));
    const client = connect({ https: true, tls: { ca: authority.ca } });
    expect(await call(client)).toBe(42);
    const { handler } = host;
    host.handler = () => {
      host.handler = handler;
      return { status: 401, headers: { "WWW-Authenticate": "Negotiate" } };
    };
    expect(await call(client)).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 2, requests: 5 });
  });

  test("a host that forgets every logon at once is asked for one more, and no further", async () => {
    const authority = createAuthority();
    const host = await start(ntlmHandler(PASSWORD, answer, false), authority.issue(["127.0.0.1"]));
    const client = connect({ https: true, tls: { ca: authority.ca }, maxRetries: 3 });
    expect(await call(client)).toBe(42);
    host.handler = () => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate" } });
    expect((await errorOf(call(client))).code).toBe("unauthorized");
    expect(host.connections).toBe(2);
  });
});
