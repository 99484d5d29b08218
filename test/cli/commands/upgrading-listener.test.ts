import { createServer, type Server, type Socket } from "node:net";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { runCommand } from "../support/run-command";
import { LiveCommand } from "../watch/support/live-command";

const UPGRADE = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

describe("a listener that answers 101 Switching Protocols, beside an unhealthy host", () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let farm: SimulatedFarm;

  beforeAll(async () => {
    const hosts = [{ name: "rdsh1", registry: {} }];
    farm = await startSimulatedFarm({ farm: parseFarm({ domain: "CONTOSO", username: "svc", hosts }) });
    server = createServer((socket) => {
      sockets.add(socket.on("error", () => undefined));
      socket.on("data", () => socket.write(UPGRADE));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await farm.stop();
  });

  const upgrading = () => `127.0.0.1:${(server.address() as { port: number }).port}`;
  const unhealthy = () => `127.0.0.1:${farm.host("rdsh1").httpPort}`;
  const environment = () => ({
    RDSLICENSING_USERNAME: "CONTOSO\\svc",
    RDSLICENSING_PASSWORD: farm.credentials.password,
  });

  test("has a row in the report of a check, the other one too, and the worse decides on the exit code", async () => {
    const args = ["check", upgrading(), unhealthy(), "--no-https", "--format", "json"];
    const { code, stdout, stderr } = await runCommand(args, environment());
    const { hosts } = JSON.parse(stdout);
    expect(hosts.map(({ host, state }: { host: string; state: string }) => [host, state])).toEqual([
      [upgrading(), "failed"],
      [unhealthy(), "unhealthy"],
    ]);
    expect([code, stderr]).toEqual([1, ""]);
  });

  test("has a line in a watch, the other one too, which goes on until it is ended", async () => {
    const args = ["check", upgrading(), unhealthy(), "--no-https", "--watch", "--interval", "1h"];
    const watch = LiveCommand.inPipes(args, environment());
    try {
      await watch.until(/\tfailed\t[\s\S]*\tunhealthy\t.*\n|\tunhealthy\t[\s\S]*\tfailed\t.*\n/);
      watch.child.kill("SIGINT");
      expect(await watch.ended()).toBe(1);
    } finally {
      await watch.kill();
    }
  });

  test("is an error of a repair, which tells why", async () => {
    const args = ["repair", "certificates", upgrading(), "--no-https", "--yes"];
    const { code, stdout, stderr } = await runCommand(args, environment());
    expect(stderr).toMatch(/^rds-licensing: 127\.0\.0\.1:\d+: .*101/);
    expect([code, stdout]).toEqual([1, ""]);
  });
});
