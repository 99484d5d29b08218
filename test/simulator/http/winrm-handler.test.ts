import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";
import { basic, httpPost } from "../../support/http-post";
import { NtlmClient } from "../../support/ntlm-client";
import { soapRequest, textsOf } from "../../support/soap-request";

const registry = { "HKLM\\SOFTWARE\\Contoso": { Mode: { type: "REG_DWORD", data: 4 } } };
const readMode = soapRequest({
  method: "GetDWORDValue",
  parameters: [
    ["sSubKeyName", "SOFTWARE\\Contoso"],
    ["sValueName", "Mode"],
  ],
});
const soap = { "Content-Type": "application/soap+xml;charset=UTF-8" };

describe("a simulated host's WinRM endpoint", () => {
  let farm: SimulatedFarm;
  let host: SimulatedHost;
  let open: SimulatedHost;
  let closed: SimulatedHost;
  const clients: NtlmClient[] = [];

  beforeAll(async () => {
    farm = await startSimulatedFarm({
      farm: parseFarm({
        domain: "CONTOSO",
        username: "Admin",
        password: "pä:ss",
        hosts: [
          { name: "rdsh1", registry },
          { name: "open", registry, allowUnencrypted: true },
          { name: "closed", registry, basic: false },
        ],
      }),
    });
    [host, open, closed] = [farm.host("rdsh1"), farm.host("open"), farm.host("closed")];
  });

  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
    host.clearFaults();
    host.traffic.reset();
  });

  afterAll(() => farm.stop());

  function client(port: number, ca?: string): NtlmClient {
    const created = new NtlmClient(port, ca);
    clients.push(created);
    return created;
  }

  const overHttps = (target: SimulatedHost, authorization: string, body: string | Buffer = readMode) =>
    httpPost({
      port: target.httpsPort,
      ca: farm.caCertificate,
      body,
      headers: { ...soap, Authorization: authorization },
    });

  test.each(["\t", ""] as const)(
    "frames a sealed reply as the request was framed: %j before its headers",
    async (indent) => {
      const ntlm = client(host.httpPort);
      await ntlm.logOn("Admin", "pä:ss");
      const answer = await ntlm.send(ntlm.sealed(readMode, indent));
      expect(answer.body.includes("\r\n\tContent-Type")).toBe(indent === "\t");
      expect(textsOf(ntlm.open(answer), "uValue")).toEqual(["4"]);
    },
  );

  test.each([
    ["/wsman", 200],
    ["/wsman/", 200],
    ["/WSMAN", 200],
    ["/wsman/x", 404],
    ["/", 404],
  ])("answers %s with %d", async (path, status) => {
    const headers = { ...soap, Authorization: basic("Admin", "pä:ss") };
    const { httpsPort: port } = host;
    expect((await httpPost({ port, path, ca: farm.caCertificate, body: readMode, headers })).status).toBe(status);
  });

  describe("asked without a logon", () => {
    test("answers 401 to the byte as recorded: no reason, one line a scheme, no body", async () => {
      const text = await rawExchange(host.httpPort, "POST /wsman HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      const [status, ...headers] = text.split("\r\n");
      expect(status).toBe("HTTP/1.1 401 ");
      expect(headers.filter((line) => !line.startsWith("Date:"))).toEqual([
        "Server: Microsoft-HTTPAPI/2.0",
        "WWW-Authenticate: Negotiate",
        'WWW-Authenticate: Basic realm="WSMAN"',
        "Connection: close",
        "Content-Length: 0",
        "",
        "",
      ]);
    });

    test("offers no Basic where it is switched off, and refuses it", async () => {
      const answer = await overHttps(closed, basic("Admin", "pä:ss"));
      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, "Negotiate"]);
    });

    test("identifies itself on request", async () => {
      const identify =
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>' +
        '<i:Identify xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"/></s:Body></s:Envelope>';
      const headers = { ...soap, WSMANIDENTIFY: "unauthenticated" };
      const answer = await httpPost({ port: host.httpPort, headers, body: identify });
      expect(textsOf(answer.body.toString(), "ProductVersion")).toEqual(["OS: 0.0.0 SP: 0.0 Stack: 3.0"]);
      const other = await httpPost({ port: host.httpPort, headers, body: readMode });
      expect([other.status, other.body.length]).toEqual([401, 0]);
    });

    test.each([
      ["another path", 404, { path: "/other" }],
      ["a body over the envelope limit", 413, { body: Buffer.alloc(600_000, 32) }],
    ])("answers %s with %i and no body", async (_what, status, post) => {
      const answer = await httpPost({ port: host.httpPort, ...post });
      expect([answer.status, answer.body.length]).toEqual([status, 0]);
    });

    test("answers 413 as soon as a body of unstated length is over the envelope limit", async () => {
      const head = "POST /wsman HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
      const endless = `${(600_000).toString(16)}\r\n${" ".repeat(600_000)}\r\n`;
      expect(await rawExchange(host.httpPort, head + endless)).toMatch(/^HTTP\/1.1 413 /);
    });
  });

  describe("with Basic", () => {
    test.each(["Admin", "ADMIN", "rdsh1\\Admin", ".\\admin"])(
      "accepts the local account as %s over https",
      async (name) => {
        const answer = await overHttps(host, basic(name, "pä:ss"));
        expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/soap+xml;charset=UTF-8"]);
        expect(textsOf(answer.body.toString(), "uValue")).toEqual(["4"]);
      },
    );

    test.each([
      ["a wrong password", "Admin", "pass"],
      ["another name", "Guest", "pä:ss"],
      ["a domain account", "CONTOSO\\Admin", "pä:ss"],
    ])("refuses %s", async (_what, name, password) => {
      expect((await overHttps(host, basic(name, password))).status).toBe(401);
    });

    test("over http answers 500 without a body, unless unencrypted traffic is allowed", async () => {
      const headers = { ...soap, Authorization: basic("Admin", "pä:ss") };
      const refused = await httpPost({ port: host.httpPort, headers, body: readMode });
      expect([refused.status, refused.body.length]).toEqual([500, 0]);
      const allowed = await httpPost({ port: open.httpPort, headers, body: readMode });
      expect([allowed.status, textsOf(allowed.body.toString(), "uValue")]).toEqual([200, ["4"]]);
    });
  });

  describe("with NTLM", () => {
    test.each(["Admin", "CONTOSO\\admin", "contoso\\Admin", "Admin@contoso.com", "RDSH1\\Admin"])(
      "logs %s on and answers sealed",
      async (account) => {
        const ntlm = client(host.httpPort);
        expect((await ntlm.logOn(account, "pä:ss")).status).toBe(200);
        const answer = await ntlm.send(ntlm.sealed(readMode));
        expect(answer.headers["content-type"]).toMatch(/^multipart\/encrypted;/);
        expect(answer.body.includes("uValue")).toBe(false);
        expect(textsOf(ntlm.open(answer), "uValue")).toEqual(["4"]);
      },
    );

    test("takes the sealed request together with Type 3 and keeps the logon: three requests, one connection", async () => {
      const ntlm = client(host.httpPort);
      expect(textsOf(ntlm.open(await ntlm.logOn("Admin", "pä:ss", readMode)), "uValue")).toEqual(["4"]);
      expect(textsOf(ntlm.open(await ntlm.send(ntlm.sealed(readMode))), "uValue")).toEqual(["4"]);
      expect([host.requests, host.connections]).toEqual([3, 1]);
      expect(host.traffic.log().map(({ operation, sealed }) => [operation, sealed])).toEqual([
        ["-", false],
        ["GetDWORDValue", true],
        ["GetDWORDValue", true],
      ]);
    });

    test("seals faults too", async () => {
      const ntlm = client(host.httpPort);
      await ntlm.logOn("Admin", "pä:ss");
      const answer = await ntlm.send(ntlm.sealed(soapRequest({ method: "Nothing" })));
      expect([answer.status, textsOf(ntlm.open(answer), "Value").at(-1)]).toEqual([500, "a:ActionNotSupported"]);
    });

    test("over https answers plain requests plainly", async () => {
      const ntlm = client(host.httpsPort, farm.caCertificate);
      await ntlm.logOn("CONTOSO\\Admin", "pä:ss");
      const answer = await ntlm.post(soap, readMode);
      expect([answer.status, textsOf(answer.body.toString(), "uValue")]).toEqual([200, ["4"]]);
    });

    test("over http refuses a plain request with 500 and no body", async () => {
      const ntlm = client(host.httpPort);
      await ntlm.logOn("Admin", "pä:ss");
      const answer = await ntlm.post(soap, readMode);
      expect([answer.status, answer.body.length]).toEqual([500, 0]);
    });

    test.each([
      ["a wrong password", "Admin", "PÄ:SS"],
      ["an unknown account", "Guest", "pä:ss"],
      ["another domain", "FABRIKAM\\Admin", "pä:ss"],
    ])("refuses %s with 401", async (_what, account, password) => {
      const answer = await client(host.httpPort).logOn(account, password, readMode);
      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, 'Negotiate, Basic realm="WSMAN"']);
    });

    test("forgets the logon with the connection", async () => {
      const ntlm = client(host.httpPort);
      await ntlm.logOn("Admin", "pä:ss");
      const sealed = ntlm.sealed(readMode);
      ntlm.agent.destroy();
      expect((await ntlm.send(sealed)).status).toBe(401);
    });

    test.each([
      ["repeated", (body: Buffer) => body],
      ["garbled", (body: Buffer) => Buffer.from(body.map((byte, at) => (at === body.length - 40 ? byte ^ 1 : byte)))],
      ["cut off", (body: Buffer) => body.subarray(0, 300)],
    ])("cuts the connection at a message that is %s", async (_what, spoil) => {
      const ntlm = client(host.httpPort);
      await ntlm.logOn("Admin", "pä:ss");
      const first = ntlm.sealed(readMode);
      await ntlm.send(first);
      const next = _what === "repeated" ? first : ntlm.sealed(readMode);
      await expect(ntlm.send(spoil(next))).rejects.toThrow(expect.objectContaining({ code: "ECONNRESET" }));
    });

    test.each(["", "TlRMTVNTUAA=", "AAAA", Buffer.alloc(5000, 3).toString("base64")])(
      "answers the token %.12s with 401",
      async (token) => {
        const answer = await client(host.httpPort).post({ Authorization: `Negotiate ${token}` });
        expect(answer.status).toBe(401);
      },
    );
  });

  describe("made to fail", () => {
    const admin = basic("Admin", "pä:ss");

    test("denies in the return value, once, and only the operation named", async () => {
      host.fault({ name: "return-access-denied", operation: "DeleteValue" });
      const remove = soapRequest({
        method: "DeleteValue",
        parameters: [
          ["sSubKeyName", "SOFTWARE\\Contoso"],
          ["sValueName", "Absent"],
        ],
      });
      const codes: (string | undefined)[] = [];
      for (const body of [readMode, remove, remove]) {
        codes.push(textsOf((await overHttps(host, admin, body)).body.toString(), "ReturnValue")[0]);
      }
      expect(codes).toEqual(["0", "5", "2"]);
    });

    test("denies with a fault, empties, spoils and inflates replies", async () => {
      host.fault({ name: "soap-access-denied" });
      const denied = await overHttps(host, admin);
      expect([denied.status, textsOf(denied.body.toString(), "Value").at(-1)]).toEqual([500, "w:AccessDenied"]);
      host.fault({ name: "empty-500" });
      const empty = await overHttps(host, admin);
      expect([empty.status, empty.body.length]).toEqual([500, 0]);
      host.fault({ name: "malformed-xml" });
      expect((await overHttps(host, admin)).body.toString()).not.toContain("</s:Envelope>");
      host.fault({ name: "oversized-body" });
      expect((await overHttps(host, admin)).body.length).toBeGreaterThan(16_000_000);
      expect((await overHttps(host, admin)).status).toBe(200);
    });

    test.each([
      ["reset-before", undefined],
      ["reset-after", 7],
    ] as const)("%s loses the answer", async (name, written) => {
      host.fault({ name });
      const write = soapRequest({
        method: "SetDWORDValue",
        parameters: [
          ["sSubKeyName", "SOFTWARE\\Contoso"],
          ["sValueName", name],
          ["uValue", "7"],
        ],
      });
      await expect(overHttps(host, admin, write)).rejects.toThrow(expect.objectContaining({ code: "ECONNRESET" }));
      expect(host.registry.getValue("HKLM\\SOFTWARE\\Contoso", name)?.data).toBe(written);
    });

    test("times 0 lasts until the faults are cleared", async () => {
      host.fault({ name: "empty-500", times: 0 });
      const before = [(await overHttps(host, admin)).status, (await overHttps(host, admin)).status];
      host.clearFaults();
      expect([...before, (await overHttps(host, admin)).status]).toEqual([500, 500, 200]);
    });

    test("down refuses connections and up takes them again on the same ports", async () => {
      const { httpPort, httpsPort } = host;
      await host.down();
      await expect(overHttps(host, admin)).rejects.toThrow(expect.objectContaining({ code: "ECONNREFUSED" }));
      await host.up();
      expect([host.httpPort, host.httpsPort]).toEqual([httpPort, httpsPort]);
      expect((await overHttps(host, admin)).status).toBe(200);
    });

    test("a hanging host answers nothing and can be stopped all the same", async () => {
      host.fault({ name: "hang" });
      const pending = expect(overHttps(host, admin)).rejects.toThrow(expect.objectContaining({ code: "ECONNRESET" }));
      for (let turn = 0; host.requests === 0 && turn < 10_000; turn += 1) await setImmediate();
      await host.down();
      await pending;
      await host.up();
    });
  });

  test("counts the bytes on the wire, of open and of closed connections", async () => {
    await overHttps(host, basic("Admin", "pä:ss"));
    const { bytesReceived, bytesSent } = host.traffic.summary();
    expect(bytesReceived).toBeGreaterThan(readMode.length);
    expect(bytesSent).toBeGreaterThan(1000);
  });
});

/** Sends text on a bare connection and gives everything that comes until the other side closes. */
function rawExchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.on("end", () => resolve(received));
    socket.on("error", reject);
  });
}
