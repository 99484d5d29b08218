import { createServer, type Socket } from "node:net";
import { createAuthority } from "../support/certificates";
import { type Handler, ntlmHandler, startHost, type TestHost } from "../support/wsman-host";
import { examine } from "./support/examine";

const authority = createAuthority();
const CA = { caCertificate: authority.ca };
const BEHIND = [
  "logon",
  "root_cimv2",
  "root_cimv2_terminal_services",
  "root_default",
  "registry",
  "rights",
  "channel",
  "quotas",
];
const NOT_TRIED = Object.fromEntries(BEHIND.map((id) => [id, "not_tried"]));

/** A 401, as WinRM answers who has not logged on. */
function offering(...schemes: string[]): Handler {
  return () => ({ status: 401, headers: { "WWW-Authenticate": schemes } });
}

async function withHost<T>(
  handler: Handler,
  use: (host: TestHost) => Promise<T>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<T> {
  const host = await startHost(handler, tls);
  try {
    return await use(host);
  } finally {
    await host.stop();
  }
}

describe("a host that does not resolve", () => {
  test("ends at the name; what depends on it is not tried", async () => {
    const { step, states, report } = await examine("nowhere.invalid", {});
    expect(step("name")).toMatchObject({ state: "failed", code: "name_not_resolved" });
    expect(step("port")).toMatchObject({ state: "not_tried", detail: "not tried: it needs Name" });
    expect(states).toMatchObject({ ...NOT_TRIED, tls: "not_tried", listener: "not_tried", clock: "not_tried" });
    expect(report).toMatchObject({ ready: false, readyFor: [] });
  });
});

describe("the port", () => {
  test("is told as closed where nothing listens", async () => {
    const port = await withHost(offering("Negotiate"), async (host) => host.port);
    const { step, states } = await examine(`127.0.0.1:${port}`, {});
    expect(step("name")?.detail).toBe("an address, nothing to resolve");
    expect(step("port")).toMatchObject({ state: "failed", code: "connection_refused", detail: "127.0.0.1 closed" });
    expect(step("port")?.remedy).toContain("winrm enumerate winrm/config/listener");
    expect(states).toMatchObject({ ...NOT_TRIED, tls: "not_tried" });
  });

  test("is compared with the usual ones: an open one is a hint", async () => {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(5985, "127.98.7.6", resolve));
    try {
      const { step } = await examine("127.98.7.6", {});
      expect(step("port")?.remedy).toContain("Port 5985 is open: the host may have a listener for http alone");
    } finally {
      http.close();
    }
  });

  test("that accepts and says nothing ends in a time-out that is told", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on("error", () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    try {
      const { step } = await examine(`127.0.0.1:${port}`, { timeoutMs: 1_000 });
      expect(step("tls")).toMatchObject({ state: "failed", code: "timeout" });
      expect(step("tls")?.remedy).toContain("within 1 s");
    } finally {
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  });
});

describe("TLS", () => {
  const trusted = () => authority.issue(["localhost"]);

  test("a listener for http at the port of https is told as such", async () => {
    await withHost(offering("Negotiate"), async ({ port }) => {
      const { step, states } = await examine(`localhost:${port}`, CA);
      expect(step("tls")).toMatchObject({ state: "failed", detail: `port ${port} speaks http without TLS` });
      expect(step("tls")?.remedy).toContain("--no-https");
      expect(states).toMatchObject(NOT_TRIED);
    });
  });

  test("a listener for https at the port of http is told as such", async () => {
    const use = async ({ port }: TestHost) => {
      const { step, states } = await examine(`localhost:${port}`, { https: false });
      expect(states.tls).toBeUndefined();
      expect(step("listener")).toMatchObject({ state: "failed", detail: `port ${port} speaks https (TLS)` });
    };
    await withHost(offering("Negotiate"), use, trusted());
  });

  test("a foreign authority, and what to set", async () => {
    const advice = (code: string) => (code === "tls_certificate_untrusted" ? "Set --ca-certificate." : undefined);
    const use = async ({ port }: TestHost) => {
      const { step, states } = await examine(`localhost:${port}`, {}, { advice });
      expect(step("tls")).toMatchObject({ state: "failed", code: "tls_certificate_untrusted" });
      expect(step("tls")?.detail).toContain("issued by CN=Test authority, for DNS:localhost");
      expect(step("tls")?.remedy).toContain("Set --ca-certificate.");
      expect(states).toMatchObject({ ...NOT_TRIED, listener: "not_tried" });
    };
    await withHost(offering("Negotiate"), use, trusted());
  });

  test("all that is wrong at once: expired, and for another name", async () => {
    const past = (days: number) => new Date(Date.now() - days * 86_400_000);
    const tls = authority.issue(["other.example"], past(20), past(10));
    const use = async ({ port }: TestHost) => {
      const { step } = await examine(`localhost:${port}`, CA);
      expect(step("tls")?.detail).toContain("outside its period of validity");
      expect(step("tls")?.detail).toContain("The host's certificate is for another name");
      expect(step("tls")?.remedy).toContain("Expected: localhost.");
      const unchecked = await examine(`localhost:${port}`, { ...CA, insecure: true });
      expect(unchecked.step("tls")).toMatchObject({ state: "warning", code: "tls_expired" });
      expect(unchecked.states.listener).toBe("ok");
      const named = await examine(`localhost:${port}`, { ...CA, tlsServerName: "other.example" });
      expect(named.step("tls")?.detail).not.toContain("another name");
    };
    await withHost(offering("Negotiate"), use, tls);
  });

  test("the first names of a certificate for many, and how many more there are", async () => {
    const names = ["localhost", ...Array.from({ length: 99 }, (_, index) => `rdsh${index + 1}.contoso.com`)];
    const use = async ({ port }: TestHost) => {
      const { step } = await examine(`localhost:${port}`, CA);
      expect(step("tls")?.detail).toContain("for DNS:localhost, DNS:rdsh1.contoso.com, DNS:rdsh2.contoso.com,");
      expect(step("tls")?.detail).toContain("DNS:rdsh4.contoso.com and 95 more, valid ");
    };
    await withHost(offering("Negotiate"), use, authority.issue(names));
  });

  test("an end that is near is a warning", async () => {
    const use = async ({ port }: TestHost) => {
      const { step } = await examine(`localhost:${port}`, CA);
      expect(step("tls")).toMatchObject({ state: "warning", remedy: "Renew the host's certificate soon." });
    };
    await withHost(offering("Negotiate"), use, trusted());
  });
});

describe("who listens", () => {
  const http = { https: false, timeoutMs: 5_000 };

  test("a proxy that answers with a page", async () => {
    const page: Handler = () => ({
      status: 403,
      headers: { "Content-Type": "text/html", Server: "squid ##vso[x]\u00a0" },
      body: "<html><title>Blocked</title></html>",
    });
    await withHost(page, async (host) => {
      const { step, states } = await examine(`localhost:${host.port}`, http);
      expect(step("listener")?.detail).toContain("a web page came (status 403, squid \\u0023#vso[x]");
      expect(step("listener")?.remedy).toContain("proxy");
      expect(states).toMatchObject(NOT_TRIED);
      expect(host.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    });
  });

  test("a web page that asks for a Basic logon gets no password", async () => {
    const page: Handler = () => ({
      status: 401,
      headers: { "Content-Type": "text/html; charset=utf-8", "WWW-Authenticate": 'Basic realm="proxy"' },
      body: "<!DOCTYPE html><p>Log on</p>",
    });
    const use = async (host: TestHost) => {
      const { step, states } = await examine(`localhost:${host.port}`, { ...CA, auth: "basic" });
      expect(step("listener")?.detail).toBe("a web page came (status 401), not WinRM");
      expect(states).toMatchObject(NOT_TRIED);
      expect(host.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    };
    await withHost(page, use, authority.issue(["localhost"]));
  });

  test.each([
    [404, "not_found"],
    [503, "unexpected_status"],
  ])("a status %i of something else", async (status, code) => {
    await withHost(
      () => ({ status }),
      async ({ port }) => {
        const { step } = await examine(`localhost:${port}`, http);
        expect(step("listener")).toMatchObject({ state: "failed", code });
      },
    );
  });

  test.each([
    ["ntlm", "Basic", "Negotiate"],
    ["basic", "Negotiate", "Basic"],
  ] as const)("%s is not tried on a host that offers %s alone", async (auth, offered, wanted) => {
    const use = async (host: TestHost) => {
      const { step, states } = await examine(`localhost:${host.port}`, { ...CA, auth });
      expect(step("listener")).toMatchObject({ state: "failed", code: "scheme_not_offered" });
      expect(step("listener")?.detail).toContain(`offers ${offered}`);
      expect(step("listener")?.remedy).toContain(`--auth ${auth} needs ${wanted}`);
      expect(states).toMatchObject(NOT_TRIED);
      expect(host.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    };
    await withHost(offering(offered), use, authority.issue(["localhost"]));
  });

  test("a clock that is off is told, although the logon failed", async () => {
    const late = new Date(Date.now() - 3_600_000).toUTCString();
    const handler: Handler = () => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate", Date: late } });
    await withHost(handler, async ({ port }) => {
      const { step } = await examine(`localhost:${port}`, http);
      expect(step("clock")).toMatchObject({ state: "warning", code: "clock_skew" });
      expect(step("clock")?.detail).toMatch(/^the host is 3[56]\d\d s behind$/);
      expect(step("clock")?.remedy).toContain("w32tm /resync");
    });
  });
});

describe("a rejected password", () => {
  test("is shown to the host once, and nothing is asked after it", async () => {
    const handler = ntlmHandler("another", () => ({ action: "x" }), true);
    await withHost(handler, async (host) => {
      const { step, states } = await examine(`localhost:${host.port}`, { https: false });
      expect(step("logon")).toMatchObject({ state: "failed", code: "unauthorized" });
      expect(states).toMatchObject({ root_cimv2: "not_tried", registry: "not_tried", quotas: "not_tried" });
      const tokens = host.requests.map(({ headers }) => headers.authorization?.split(" ")[1] ?? "");
      const logons = tokens.filter((token) => Buffer.from(token, "base64")[8] === 3);
      expect(logons).toHaveLength(1);
    });
  });
});
