import { once } from "node:events";
import { openTofuFromNpm, usedEngine } from "../../tools/terraform/engines";
import { childrenOf } from "../support/child-processes";
import { describeEngine } from "../support/describe-engine";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { finished } from "../support/terraform";
import { WavesWorkspace } from "../support/waves-workspace";

retryWherePortsAreTaken();

const OLD = ["lic1.contoso.com"];
const NEW = ["lic2.contoso.com"];

let farm: WavesWorkspace;
afterEach(() => farm.close());

/** Applies what is declared, and then has nothing to do. @returns what was changed and asked */
async function apply(...declaration: Parameters<WavesWorkspace["declare"]>) {
  farm.declare(...declaration);
  expect(await farm.apply()).toBeUndefined();
  const { changed, diagnosed } = farm;
  expect((await farm.terraform.plan()).code).toBe(0);
  return { changed: changed.toSorted(), diagnosed: diagnosed.toSorted() };
}

for (const engine of [usedEngine(), openTofuFromNpm()]) {
  describeEngine(engine, (found) => {
    test("rolls a farm out in any order of waves, with hosts that come, go and move between them", async () => {
      farm = await WavesWorkspace.open({ hosts: 6, engine: found });
      const { names } = farm;
      const without = (name: string) => names.filter((one) => one !== name);
      expect(await apply(OLD)).toEqual({ changed: names, diagnosed: [] });
      // A farm that gets a rollout gets gates, which ask once; its hosts stay as they are.
      expect(await apply(OLD, { canaries: ["rdsh1"], waveSize: 2 })).toEqual({ changed: [], diagnosed: names });
      const reversed = { canaries: ["rdsh6"], waves: [["rdsh5", "rdsh4"], ["rdsh1"]] };
      expect(await apply(NEW, reversed)).toEqual({ changed: names, diagnosed: names });
      expect(farm.isInOrder(["rdsh6"], ["rdsh5", "rdsh4"])).toBe(true);
      const shorter = { ...reversed, waves: [["rdsh5"], ["rdsh1"]] };
      expect(await apply(NEW, shorter, without("rdsh4"))).toEqual({ changed: ["rdsh4"], diagnosed: [] });
      const others = { canaries: ["rdsh1"], waveSize: 1 };
      expect(await apply(OLD, others, without("rdsh6"))).toEqual({ changed: names, diagnosed: without("rdsh6") });
      expect(await apply(NEW)).toEqual({ changed: names, diagnosed: [] });
    });
  });
}

describe("A canary of a farm that is rolled out in waves", () => {
  const ROLLOUT = { canaries: ["rdsh1", "rdsh2", "rdsh3"] };
  const CANARIES = ROLLOUT.canaries;
  const later = () => farm.names.slice(3);
  beforeEach(async () => {
    farm = await WavesWorkspace.open({ hosts: 5 });
  });

  test("is waited for while it heals, or does not answer yet", async () => {
    const [healing, restarting] = [farm.host("rdsh1"), farm.host("rdsh2")];
    farm.setHealth("rdsh1", false, OLD);
    let isDown: Promise<void> | undefined;
    restarting.onOperation((operation) => {
      if (operation === "GetGracePeriodDays") isDown ??= restarting.down();
    });
    let questions = 0;
    healing.onOperation((operation) => {
      if (operation !== "GetGracePeriodDays" || ++questions !== 2) return;
      farm.setHealth("rdsh1", true, OLD);
      void isDown?.then(() => restarting.up());
    });
    farm.declare(OLD, ROLLOUT);
    expect(await farm.apply()).toBeUndefined();
    expect(farm.diagnosed.filter((host) => host === "rdsh3")).toHaveLength(1);
    for (const host of ["rdsh1", "rdsh2"]) {
      expect(farm.diagnosed.filter((asked) => asked === host).length).toBeGreaterThan(1);
    }
    expect(farm.isInOrder(CANARIES, later())).toBe(true);
  });

  test("stops the rest where it no longer answers once it is changed", async () => {
    const canary = farm.host("rdsh1");
    let isDown: Promise<void> | undefined;
    canary.onOperation((operation) => {
      if (operation === "GetGracePeriodDays") isDown ??= canary.down();
    });
    farm.declare(OLD, { ...ROLLOUT, timeout: "5s" });
    const said = await farm.apply();
    expect(said).toContain("Error: 1 of 3 hosts are not healthy");
    expect(said).toMatch(new RegExp(`- ${farm.workspace.address("rdsh1")}: (connection_refused|connection_reset): `));
    expect(later().map((name) => farm.servers(name))).toEqual(later().map(() => undefined));
    await isDown;
  });
});

describe("The wait of a gate", () => {
  beforeEach(async () => {
    farm = await WavesWorkspace.open({ hosts: 2, attached: false });
    farm.setHealth("rdsh1", false, OLD);
    farm.declare(OLD, { canaries: ["rdsh1"], timeout: "1h" });
  });

  /** Starts an apply, and returns when its gate asks. */
  async function applyUntilAsked() {
    const terraform = farm.terraform.start(["apply", "-no-color", "-auto-approve", "-input=false"]);
    const asked = new Promise<void>((resolve) =>
      farm.host("rdsh1").onOperation((operation) => operation === "GetGracePeriodDays" && resolve()),
    );
    await Promise.race([asked, once(terraform, "exit")]);
    return terraform;
  }

  async function expectToGoOn() {
    expect(await farm.terraform.rawState()).not.toContain("rdslicensing_health_gate");
    expect(farm.servers("rdsh2")).toBeUndefined();
    farm.setHealth("rdsh1", true, OLD);
    expect(await farm.apply()).toBeUndefined();
    expect(farm.changed).toEqual(["rdsh2"]);
  }

  test("ends at once by Ctrl-C, and the next apply goes on from there", async () => {
    const terraform = await applyUntilAsked();
    const ended = finished(terraform);
    terraform.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain("Creating rdslicensing_health_gate was interrupted.");
    await expectToGoOn();
  });

  test("ends with a provider that is killed, and the next apply goes on from there", async () => {
    const terraform = await applyUntilAsked();
    const ended = finished(terraform);
    const providers = childrenOf(terraform.pid).filter(({ command }) => command.includes("rdslicensing"));
    expect(providers).toHaveLength(1);
    for (const { pid } of providers) process.kill(pid, "SIGKILL");
    expect((await ended).code).toBe(1);
    await expectToGoOn();
  });
});
