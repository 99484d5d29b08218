import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { parseFarm, startSimulatedFarm } from "../../src/simulator";

describe("a simulated farm", () => {
  test("numbers ports from the base, two a host, unless the host has its own", async () => {
    const base = await freePorts(8);
    const hosts = [{ name: "a" }, { name: "b", httpsPort: base + 7 }];
    const farm = await startSimulatedFarm({ farm: parseFarm({ hosts }), basePort: base });
    expect(farm.hosts.map(({ httpPort, httpsPort }) => [httpPort, httpsPort])).toEqual([
      [base, base + 1],
      [base + 2, base + 7],
    ]);
    await farm.stop();
  });

  test.each([0, 3])("port %i of four in use stops the start and leaves nothing listening", async (taken) => {
    const base = await freePorts(4);
    const other = createServer().listen(base + taken, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const farm = parseFarm({ hosts: [{ name: "a" }, { name: "b" }] });
    await expect(startSimulatedFarm({ farm, basePort: base })).rejects.toThrow(
      expect.objectContaining({ code: "port_in_use", path: `127.0.0.1:${base + taken}` }),
    );
    await new Promise((resolve) => other.close(resolve));
    const second = await startSimulatedFarm({ farm, basePort: base });
    await second.stop();
  });

  test("ports past the last one are refused", async () => {
    await expect(startSimulatedFarm({ basePort: 65_535 })).rejects.toThrow(
      expect.objectContaining({ code: "cannot_listen", detail: expect.stringContaining("65535") }),
    );
  });

  test("makes a new password at each start unless the farm has one", async () => {
    const passwords = new Set<string>();
    for (const password of [undefined, undefined, "given"]) {
      const farm = await startSimulatedFarm({ farm: parseFarm({ password, hosts: [{ name: "a" }] }) });
      passwords.add(farm.credentials.password);
      await farm.stop();
    }
    expect([passwords.size, passwords.has("given")]).toEqual([3, true]);
  });

  test("finds hosts by name and says which there are", async () => {
    const farm = await startSimulatedFarm();
    expect(farm.host("RDSH2").name).toBe("rdsh2");
    expect(() => farm.host("rdsh3")).toThrow(
      expect.objectContaining({ code: "unknown_host", detail: expect.stringContaining("rdsh1, rdsh2, lic1, lic2") }),
    );
    await farm.stop();
  });
});

/** The first of `count` ports in a row that are free at this moment. */
async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const servers = Array.from({ length: count }, () => createServer());
    const bound = await Promise.allSettled(
      servers.map(
        (server, index) =>
          new Promise<void>((resolve, reject) => {
            server.once("error", reject).listen(base + index, "127.0.0.1", resolve);
          }),
      ),
    );
    await Promise.allSettled(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    if (bound.every(({ status }) => status === "fulfilled")) return base;
    await delay(10);
  }
  throw new Error("there are no free ports");
}
