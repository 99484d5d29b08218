import { inspect } from "node:util";
import {
  buildEnumerationPage,
  buildMethodOutput,
  type CimInstance,
  defineMethod,
  parseEnumerate,
  parseEnumerationContext,
  parseMethodInput,
  resource,
  WsmanClient,
  type WsmanClientOptions,
  type WsmanError,
} from "../../src/wsman";
import { createAuthority } from "../support/certificates";
import { type Answer, ntlmHandler, soapReply, startHost, type TestHost } from "../support/wsman-host";

const PASSWORD = "correct horse battery";
const REGISTRY = resource("root/default", "StdRegProv");
const double = defineMethod({ name: "Double", in: { value: "uint32" }, out: { result: "uint32" } });

const answer: Answer = (request) => {
  const { value } = parseMethodInput(double, request.body);
  const output = { returnValue: 0, out: { result: (value ?? 0) * 2 } };
  return { action: `${request.action}Response`, body: buildMethodOutput(double, request.resourceUri ?? "", output) };
};

let host: TestHost;
const clients: WsmanClient[] = [];

function connect(options: Partial<WsmanClientOptions> = {}): WsmanClient {
  const client = new WsmanClient({
    host: "127.0.0.1",
    port: host.port,
    https: false,
    auth: { scheme: "ntlm", username: "CONTOSO\\admin", password: PASSWORD },
    timeoutMs: 20_000,
    ...options,
  });
  clients.push(client);
  return client;
}

const basic = { auth: { scheme: "basic", username: "admin", password: PASSWORD }, allowUnencrypted: true } as const;
const call = (client: WsmanClient, signal?: AbortSignal) => client.invoke(REGISTRY, double, { value: 21 }, { signal });

async function errorOf(promise: Promise<unknown>): Promise<WsmanError> {
  return promise.then(
    () => Promise.reject(new Error("no error")),
    (error) => error as WsmanError,
  );
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await host?.stop();
});

describe("NTLM over http", () => {
  test("seals everything and needs two requests for the first operation, one for each later one", async () => {
    host = await startHost(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    expect(await call(client)).toEqual({ returnValue: 0, out: { result: 42 } });
    expect(await call(client)).toEqual({ returnValue: 0, out: { result: 42 } });
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
    host = await startHost(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    const results = await Promise.all([1, 2, 3, 4].map((value) => client.invoke(REGISTRY, double, { value })));
    expect(results.map(({ out }) => out.result)).toEqual([2, 4, 6, 8]);
    expect(host.connections).toBe(1);
    expect(host.requests).toHaveLength(5);
  });

  test("authenticates again on a new connection when the host closed the old one", async () => {
    host = await startHost(ntlmHandler(PASSWORD, answer, true));
    const client = connect();
    await call(client);
    // The host sees its socket closed only after the client has taken note and closed its own side.
    host.requests[0]?.socket.end();
    while (host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await call(client)).out.result).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 2, requests: 4 });
  });

  test("a wrong password is unauthorized, names the offers, and is never sent again", async () => {
    host = await startHost(ntlmHandler("another", answer, true));
    const client = connect();
    const error = await errorOf(call(client));
    expect(error).toMatchObject({ code: "unauthorized", httpStatus: 401, offeredSchemes: ["Negotiate", "Kerberos"] });
    expect(error).toMatchObject({ host: "127.0.0.1", operation: "StdRegProv.Double" });
    expect((await errorOf(call(client))).code).toBe("unauthorized");
    expect(host.requests).toHaveLength(2);
  });

  test("a readable success to a sealed request is not believed, and the connection is given up", async () => {
    let sealed = ntlmHandler(PASSWORD, answer, true);
    host = await startHost((request) => {
      const reply = sealed(request);
      return reply?.status === 200 ? { ...reply, headers: { "Content-Type": "application/soap+xml" } } : reply;
    });
    const client = connect();
    expect((await errorOf(call(client))).code).toBe("authentication_failed");
    sealed = ntlmHandler(PASSWORD, answer, true);
    host.handler = sealed;
    expect((await call(client)).out.result).toBe(42);
    expect(host.connections).toBe(2);
  });

  test("a reply changed on the way is refused", async () => {
    const sealed = ntlmHandler(PASSWORD, answer, true);
    host = await startHost((request) => {
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
    host = await startHost((request) => {
      const reply = sealed(request);
      const body = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>`;
      return reply?.status === 200 ? soapReply(Buffer.from(body), () => ({ fault })) : reply;
    });
    expect(await errorOf(call(connect()))).toMatchObject({ code: "access_denied", fault });
  });

  test("a host that offers no NTLM is told apart by what it offers", async () => {
    host = await startHost(() => ({
      status: 401,
      headers: { "WWW-Authenticate": ["Kerberos", 'Basic realm="WSMAN"'] },
    }));
    const error = await errorOf(call(connect()));
    expect(error).toMatchObject({ code: "unauthorized", offeredSchemes: ["Kerberos", "Basic"] });
    expect(error.detail).toContain("it offers Kerberos, Basic");
  });

  test("garbage for a challenge is an invalid authentication", async () => {
    host = await startHost(() => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate AAAA" } }));
    expect((await errorOf(call(connect()))).code).toBe("authentication_failed");
  });
});

describe("Basic", () => {
  test("is refused over http before anything is sent", async () => {
    host = await startHost(() => ({ status: 200 }));
    expect(() => connect({ ...basic, allowUnencrypted: false })).toThrow(
      expect.objectContaining({ code: "unencrypted_refused" }),
    );
    expect(host.connections).toBe(0);
  });

  test("sends the credential with every request", async () => {
    host = await startHost(({ body }) => soapReply(body, answer));
    const client = connect(basic);
    await call(client);
    await call(client);
    const expected = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString("base64")}`;
    expect(host.requests.map(({ headers }) => headers.authorization)).toEqual([expected, expected]);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 2 });
  });
});

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
    host = await startHost(() => reply);
    expect((await errorOf(call(connect(basic)))).code).toBe(code);
  });

  test("a reply to another request is refused", async () => {
    host = await startHost(({ body }) =>
      soapReply(body, (request) => ({ ...answer(request), relatesTo: "uuid:other" })),
    );
    expect((await errorOf(call(connect(basic)))).code).toBe("malformed");
  });

  test("a body larger than allowed is not read to its end, whether or not its length is stated", async () => {
    const limits = { responseBytes: 1_000 };
    host = await startHost(() => ({ status: 200, body: "x".repeat(1_001) }));
    expect((await errorOf(call(connect({ ...basic, limits })))).code).toBe("too_large");
    host.handler = ({ socket }) => {
      socket.write("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n");
      for (let i = 0; i < 20; i += 1) socket.write(`64\r\n${"x".repeat(100)}\r\n`);
      return undefined;
    };
    expect((await errorOf(call(connect({ ...basic, limits })))).code).toBe("too_large");
  });

  test("a header larger than allowed is refused", async () => {
    host = await startHost(() => ({ status: 200, headers: { "X-Large": "x".repeat(20_000) } }));
    expect((await errorOf(call(connect(basic)))).code).toBe("too_large");
  });

  test("something else than HTTP is malformed, and its bytes are not kept", async () => {
    host = await startHost(({ socket }) => {
      socket.end("SSH-2.0-secret banner\r\n");
      return undefined;
    });
    const error = await errorOf(call(connect(basic)));
    expect(error.code).toBe("malformed");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(
      Buffer.from("secret").toString("hex").slice(0, 6),
    );
  });

  test("a connection closed before, or in the middle of, the reply is a reset", async () => {
    host = await startHost(({ socket }) => {
      socket.destroy();
      return undefined;
    });
    expect((await errorOf(call(connect(basic)))).code).toBe("connection_reset");
    host.handler = ({ socket }) => {
      socket.end("HTTP/1.1 200 \r\nContent-Length: 100\r\n\r\n<s:Env");
      return undefined;
    };
    expect((await errorOf(call(connect(basic)))).code).toBe("connection_reset");
  });
});

describe("time and cancellation", () => {
  test("a host that never answers is a timeout, and its connection is freed", async () => {
    host = await startHost(() => undefined);
    expect((await errorOf(call(connect({ ...basic, timeoutMs: 200 })))).code).toBe("timeout");
    while (host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test("the host is told to give up before the client does", async () => {
    const seen: (string | undefined)[] = [];
    host = await startHost(({ body }) =>
      soapReply(body, (request) => {
        seen.push(request.operationTimeout);
        return answer(request);
      }),
    );
    await call(connect({ ...basic, timeoutMs: 30_000 }));
    expect(seen).toEqual(["PT27.000S"]);
  });

  test("canceling frees the connection and leaves the client usable", async () => {
    host = await startHost(() => {
      abort.abort();
      return undefined;
    });
    const abort = new AbortController();
    const client = connect(basic);
    expect((await errorOf(call(client, abort.signal))).code).toBe("canceled");
    while (host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
    host.handler = ({ body }) => soapReply(body, answer);
    expect((await call(client)).out.result).toBe(42);
  });

  test("canceling a call that waits leaves the one under way alone", async () => {
    const abort = new AbortController();
    host = await startHost(({ body }) => {
      abort.abort();
      return soapReply(body, answer);
    });
    const client = connect(basic);
    const [first, second] = await Promise.all([call(client), errorOf(call(client, abort.signal))]);
    expect(first.out.result).toBe(42);
    expect(second.code).toBe("canceled");
    expect(host.requests).toHaveLength(1);
  });

  test("a signal that is already aborted sends nothing", async () => {
    host = await startHost(() => undefined);
    expect((await errorOf(call(connect(basic), AbortSignal.abort()))).code).toBe("canceled");
    expect(host.connections).toBe(0);
  });

  test("closing cancels what is under way and what comes later", async () => {
    host = await startHost(() => {
      void client.close();
      return undefined;
    });
    const client = connect(basic);
    const errors = await Promise.all([errorOf(call(client)), errorOf(call(client))]);
    expect(errors.map(({ code }) => code)).toEqual(["canceled", "canceled"]);
    expect((await errorOf(call(client))).code).toBe("canceled");
  });
});

describe("enumeration", () => {
  const item = (name: string): CimInstance => ({
    kind: "instance",
    resourceUri: resource("root/cimv2", "Thing").uri,
    className: "Thing",
    properties: { Name: name },
  });

  function pages(actions: string[], endless = false): Answer {
    return (request) => {
      const action = request.action?.split("/").at(-1) ?? "";
      actions.push(action);
      if (request.body === undefined || action === "Release") return {};
      if (action === "Enumerate") {
        expect(parseEnumerate(request.body).wql).toBe("select * from Thing");
        return { body: buildEnumerationPage("Enumerate", { items: [item("a")], context: "uuid:1" }) };
      }
      const context = parseEnumerationContext(request.body);
      if (endless) return { body: buildEnumerationPage("Pull", { items: [], context: "uuid:1" }) };
      const last = context === "uuid:2";
      const page = last ? { items: [item("d")] } : { items: [item("b"), item("c")], context: "uuid:2" };
      return { body: buildEnumerationPage("Pull", page) };
    };
  }

  const options = { wql: "select * from Thing" };

  test("goes on with the newest context to the end", async () => {
    const actions: string[] = [];
    host = await startHost(({ body }) => soapReply(body, pages(actions)));
    const names: unknown[] = [];
    for await (const { properties } of connect(basic).enumerate(resource("root/cimv2", "*"), options)) {
      names.push(properties.Name);
    }
    expect(names).toEqual(["a", "b", "c", "d"]);
    expect(actions).toEqual(["Enumerate", "Pull", "Pull"]);
  });

  test("ending the loop early releases it on the host", async () => {
    const actions: string[] = [];
    host = await startHost(({ body }) => soapReply(body, pages(actions)));
    for await (const { properties } of connect(basic).enumerate(resource("root/cimv2", "*"), options)) {
      if (properties.Name === "b") break;
    }
    expect(actions).toEqual(["Enumerate", "Pull", "Release"]);
  });

  test("an enumeration without end is stopped", async () => {
    const actions: string[] = [];
    host = await startHost(({ body }) => soapReply(body, pages(actions, true)));
    const client = connect({ ...basic, limits: { items: 5 } });
    const drain = async () => {
      for await (const _ of client.enumerate(resource("root/cimv2", "*"), options));
    };
    expect(await errorOf(drain())).toMatchObject({ code: "too_large", host: "127.0.0.1" });
    expect(actions).toHaveLength(7);
  });
});

describe("TLS", () => {
  const authority = createAuthority();
  const localhost = authority.issue(["localhost", "127.0.0.1"]);
  const secure = (tls: WsmanClientOptions["tls"], name = "127.0.0.1") => connect({ https: true, host: name, tls });

  test("carries NTLM without sealing", async () => {
    host = await startHost(ntlmHandler(PASSWORD, answer, false), localhost);
    const client = secure({ ca: authority.ca });
    expect((await call(client)).out.result).toBe(42);
    expect((await call(client)).out.result).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 3 });
    expect(host.requests[1]?.body.toString()).toContain("Envelope");
  });

  test.each([
    ["no authority given", undefined],
    ["another authority given", { ca: createAuthority("Another").ca }],
  ])("with %s the certificate is untrusted and nothing is sent", async (_, tls) => {
    host = await startHost(() => ({ status: 200 }), localhost);
    expect((await errorOf(call(secure(tls)))).code).toBe("tls_certificate_untrusted");
    expect(host.requests).toHaveLength(0);
  });

  test("a certificate for another name is a mismatch, unless that name is expected", async () => {
    host = await startHost(ntlmHandler(PASSWORD, answer, false), authority.issue(["rdsh1.contoso.test"]));
    expect((await errorOf(call(secure({ ca: authority.ca })))).code).toBe("tls_name_mismatch");
    expect((await errorOf(call(secure({ ca: authority.ca }, "localhost")))).code).toBe("tls_name_mismatch");
    const client = secure({ ca: authority.ca, serverName: "rdsh1.contoso.test" });
    expect((await call(client)).out.result).toBe(42);
  });

  test("an expired certificate is told apart", async () => {
    const expired = authority.issue(["127.0.0.1"], new Date("2020-01-01"), new Date("2020-02-01"));
    host = await startHost(() => ({ status: 200 }), expired);
    expect((await errorOf(call(secure({ ca: authority.ca })))).code).toBe("tls_expired");
  });

  test("insecure accepts any certificate", async () => {
    host = await startHost(ntlmHandler(PASSWORD, answer, false), authority.issue(["elsewhere"]));
    expect((await call(secure({ insecure: true }))).out.result).toBe(42);
  });

  test("a listener without TLS is a TLS failure", async () => {
    host = await startHost(() => ({ status: 200 }));
    expect((await errorOf(call(secure(undefined)))).code).toBe("tls_failed");
  });
});

describe("reaching the host", () => {
  test("a port nobody listens on refuses the connection", async () => {
    host = await startHost(() => ({ status: 200 }));
    const { port } = host;
    await host.stop();
    expect(await errorOf(call(connect({ port })))).toMatchObject({ code: "connection_refused", host: "127.0.0.1" });
  });

  test("a name that does not exist is not resolved", async () => {
    const client = connect({ host: "no-such-host.invalid" });
    expect((await errorOf(call(client))).code).toBe("name_not_resolved");
  });
});

describe("secrets", () => {
  test("appear in no dump of an error or of the client", async () => {
    host = await startHost(ntlmHandler("another", answer, true));
    const client = connect();
    const error = await errorOf(call(client));
    const dump = [error, client].map((item) => inspect(item, { depth: 9, showHidden: true, getters: true })).join();
    const texts = [dump, JSON.stringify(error), String(error), error.stack, JSON.stringify(client)];
    for (const text of texts) {
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain("TlRMTVNT");
    }
  });
});
