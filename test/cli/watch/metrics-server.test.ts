import { once } from "node:events";
import { request } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { isLoopback, MetricsServer, parseListenAddress } from "../../../src/cli/watch/metrics-server";
import { FORMATS } from "../../../src/reports";
import { everyState } from "../../support/sample-reports";

const ANY = { host: "127.0.0.1", port: 0 };
let server: MetricsServer;
beforeEach(async () => {
  server = await MetricsServer.open(ANY);
});
afterEach(() => server.close());

describe("--listen takes", () => {
  test.each([
    ["9182", "127.0.0.1", 9182, true],
    ["127.0.0.1:9182", "127.0.0.1", 9182, true],
    ["localhost:9182", "127.0.0.1", 9182, true],
    ["[::1]:9182", "::1", 9182, true],
    ["0.0.0.0:9182", "0.0.0.0", 9182, false],
    ["[::]:0", "::", 0, false],
    ["10.1.2.3:65535", "10.1.2.3", 65535, false],
  ])("%s", (text, host, port, isOwn) => {
    const address = parseListenAddress(text);
    expect([address, isLoopback(address)]).toEqual([{ host, port }, isOwn]);
  });

  test.each([
    "",
    ":9182",
    "::1:9182",
    "[127.0.0.1]:9182",
    "metrics.contoso.com:9182",
    "1.2.3:9182",
    "65536",
    "-1",
    "http",
    "127.0.0.1",
    "127.0.0.1:",
  ])("not %j", (text) => {
    expect(() => parseListenAddress(text)).toThrow("It must be PORT or ADDRESS:PORT, for example 9182");
  });
});

describe("the server of metrics", () => {
  test("has none before the first report, and then those of the last", async () => {
    const early = await fetch(server.url);
    expect([early.status, await early.text()]).toEqual([503, "The first check has not ended yet.\n"]);
    server.serve(everyState);
    expect(await (await fetch(server.url)).text()).toBe(FORMATS.openmetrics().render(everyState));
    server.serve({ ...everyState, time: "2026-11-24T03:00:00.000Z" });
    expect(await (await fetch(server.url)).text()).toContain(
      'rdslicensing_report_timestamp_seconds{report="drift"} 1795489200\n',
    );
  });

  const statusFor = async (url: string, host: string) => {
    const asked = request(url, { headers: { host } }).end();
    const [{ statusCode }] = await once(asked, "response");
    asked.destroy();
    return statusCode;
  };

  test.each([
    ["localhost:9182", 200],
    ["LOCALHOST", 200],
    ["127.0.0.1:9182", 200],
    ["[::1]:9182", 200],
    ["rebound.example", 421],
    ["rebound.example:9182", 421],
    ["127.0.0.1.rebound.example", 421],
    ["localhost.rebound.example:9182", 421],
  ])("of this machine alone answers a request for %j with %i", async (host, status) => {
    server.serve(everyState);
    expect(await statusFor(server.url, host)).toBe(status);
  });

  test("that others reach has any name", async () => {
    const open = await MetricsServer.open({ host: "0.0.0.0", port: 0 });
    open.serve(everyState);
    const { port } = new URL(open.url);
    expect(await statusFor(`http://127.0.0.1:${port}/metrics`, "monitor.contoso.com:9182")).toBe(200);
    open.close();
  });

  const OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
  const OLDER = "text/plain; version=0.0.4; charset=utf-8";
  test.each([
    ["application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", OPENMETRICS],
    ["text/plain, Application/OpenMetrics-Text", OPENMETRICS],
    ["text/plain;version=0.0.4;q=1,*/*;q=0.1", OLDER],
    ["application/openmetrics-text;q=0.0,text/plain", OLDER],
    ["application/openmetrics-textual", OLDER],
    ["*/*", OLDER],
  ])("serves to who accepts %s what it understands", async (Accept, type) => {
    server.serve(everyState);
    const { headers } = await fetch(server.url, { headers: { Accept } });
    expect([headers.get("content-type"), headers.get("vary")]).toEqual([type, "Accept"]);
  });

  test.each([
    ["GET", "", 404],
    ["GET", "metrics/", 404],
    ["GET", "..%2f..%2fetc/passwd", 404],
    ["POST", "metrics", 405],
    ["DELETE", "metrics", 405],
    ["HEAD", "metrics", 200],
    ["GET", "metrics?x=1", 200],
  ])("answers %s /%s with %i", async (method, path, status) => {
    server.serve(everyState);
    const response = await fetch(new URL(`/${path}`, server.url), { method });
    expect(response.status).toBe(status);
    expect(response.headers.get("allow")).toBe(status === 405 ? "GET, HEAD" : null);
  });

  test("does not read what follows a request that it refuses", async () => {
    const asked = request(server.url, { method: "POST", headers: { "Content-Length": 1e9 } });
    asked.on("error", () => {});
    asked.write("x");
    const [{ statusCode, headers }] = await once(asked, "response");
    expect([statusCode, headers.connection]).toEqual([405, "close"]);
    asked.destroy();
  });

  test("does not take headers that are too large", async () => {
    const { status } = await fetch(server.url, { headers: { "X-Large": "x".repeat(20_000) } });
    expect(status).toBe(431);
  });

  test("does not serve more clients than it has a use for, and serves again when they have ended", async () => {
    server.serve(everyState);
    const { port } = new URL(server.url);
    const sockets = Array.from({ length: 16 }, () => connect(Number(port), ANY.host));
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    const refused = connect(Number(port), ANY.host).on("error", () => {});
    await once(refused, "close");
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map((socket) => once(socket, "close")));
    const isServed = () =>
      fetch(server.url).then(
        ({ status }) => status === 200,
        () => false,
      );
    while (!(await isServed()));
  });

  test("ends with what it serves, also for who keeps a connection", async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), ANY.host).on("error", () => {});
    await once(socket, "connect");
    server.close();
    await once(socket, "close");
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  });
});

describe("a port that cannot be used is one clear error:", () => {
  test("another program listens there", async () => {
    const other = createServer().listen(0, ANY.host);
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(MetricsServer.open({ ...ANY, port })).rejects.toMatchObject({
      code: "cannot_listen",
      message: `Cannot serve metrics at 127.0.0.1:${port}. Another program listens there. End it, or give --listen another port.`,
    });
    other.close();
  });

  test("the machine does not have the address", async () => {
    await expect(MetricsServer.open({ host: "192.0.2.1", port: 0 })).rejects.toThrow(
      "Cannot serve metrics at 192.0.2.1:0. This machine does not have the address. Give --listen one that it has.",
    );
  });
});
