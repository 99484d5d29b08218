import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { WavesWorkspace } from "../support/waves-workspace";

retryWherePortsAreTaken();

const OLD = ["lic1.contoso.com"];
const NEW = ["lic2.contoso.com"];
const ROLLOUT = { canaries: ["rdsh1", "rdsh2", "rdsh3"], waveSize: 3 };
const CANARIES = ROLLOUT.canaries;

let farm: WavesWorkspace;
let waves: string[][];
beforeEach(async () => {
  farm = await WavesWorkspace.open({ hosts: 12 });
  waves = [0, 3, 6, 9].map((start) => farm.names.slice(start, start + 3));
});
afterEach(() => farm.close());

const later = () => farm.names.slice(3);

/** What a plan exits with: 0 where there is nothing to do, 2 where there is. */
async function plan(): Promise<number | null> {
  farm.asked.length = 0;
  return (await farm.terraform.plan()).code;
}

describe("A farm of twelve hosts that is rolled out in waves of three", () => {
  test("is changed wave by wave, is asked nothing by a plan, and is destroyed without its gates in the way", async () => {
    farm.declare(OLD, ROLLOUT);
    expect(await farm.apply()).toBeUndefined();
    expect([...farm.changed].sort()).toEqual([...farm.names].sort());
    expect(farm.diagnosed).toHaveLength(12);
    for (const [index, wave] of waves.slice(1).entries()) {
      expect(farm.isInOrder(waves[index] as string[], wave)).toBe(true);
    }

    // Nothing changes: an unhealthy canary is none of the plan's business.
    farm.setHealth("rdsh1", false, OLD);
    expect(await plan()).toBe(0);
    expect(farm.asked).toEqual([]);

    // A timeout is no reason to ask.
    farm.declare(OLD, { ...ROLLOUT, timeout: "1s" });
    expect(await plan()).toBe(2);
    expect(await farm.apply()).toBeUndefined();
    expect(farm.asked).toEqual([]);

    const { code } = await farm.terraform.destroy();
    expect(code).toBe(0);
    expect(farm.diagnosed).toEqual([]);
    const order = farm.changed.map((host) => waves.findIndex((wave) => wave.includes(host)));
    expect(order).toEqual([...order].sort((one, other) => other - one));
    expect(order).toHaveLength(12);
  });

  test("stops at a canary that is not healthy, says which and why, and goes on from there", async () => {
    farm.setHealth("rdsh2", false, OLD);
    farm.declare(OLD, { ...ROLLOUT, timeout: "4s" });
    const created = await farm.apply();
    expect(created).toContain("Error: 1 of 3 hosts are not healthy");
    expect(created).toContain("The gate waited as long as its timeout of 4s allows.");
    const why = `- ${farm.workspace.address("rdsh2")}: license_server_unreachable: The license server "lic1.contoso.com" cannot be reached`;
    expect(created).toContain(why);
    expect(created).toContain("What to do: - license_server_unreachable:");
    expect([...farm.changed].sort()).toEqual(CANARIES);
    expect(later().map((name) => farm.servers(name))).toEqual(later().map(() => undefined));

    // A creation that failed left nothing behind, so the next apply asks again and goes on.
    farm.setHealth("rdsh2", true, OLD);
    expect(await farm.apply()).toBeUndefined();
    expect([...farm.changed].sort()).toEqual([...later()].sort());

    // The same with an update, which keeps the triggers of before.
    farm.setHealth("rdsh3", false, NEW);
    farm.declare(NEW, { ...ROLLOUT, timeout: "4s" });
    expect(await farm.apply()).toContain("Error: 1 of 3 hosts are not healthy");
    expect(later().map((name) => farm.servers(name))).toEqual(later().map(() => OLD));
    farm.setHealth("rdsh3", true, NEW);
    expect(await farm.apply()).toBeUndefined();
    expect([...farm.changed].sort()).toEqual([...later()].sort());
    expect(farm.names.map((name) => farm.servers(name))).toEqual(farm.names.map(() => NEW));
    expect(await plan()).toBe(0);
  });
});
