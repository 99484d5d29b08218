import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/reports";
import { runCommand } from "../cli/support/run-command";
import { describeEachEngine } from "../support/engines";
import { LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

const CONFIGURED = { mode: { type: "REG_DWORD", data: 4 }, serversKey: true };

describeEachEngine((engine) => {
  let workspace: RdsWorkspace;
  beforeEach(async () => {
    workspace = await RdsWorkspace.open({ engine });
    workspace.write({ rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") });
  });
  afterEach(() => workspace.close());

  const driftIn = (environment: NodeJS.ProcessEnv, ...args: string[]) => {
    const all = { ...workspace.terraform.environment, TERRAFORM_BINARY_NAME: engine.program, ...environment };
    return runCommand(["drift", ...args], all);
  };
  const driftOf = (...args: string[]) => driftIn({}, ...args);
  const setMode = (host: string, data: number) =>
    workspace.farm.host(host).registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });

  /** The exit code, and the states of both hosts, of a plan that is made for one of them. */
  async function targetedDrift() {
    await workspace.terraform.plan("-target=rdslicensing_configuration.rdsh1");
    const plan = join(workspace.terraform.directory, "plan.json");
    writeFileSync(plan, JSON.stringify(await workspace.terraform.planJson()));
    const { code, stdout } = await driftOf(plan, "--format", "json");
    const { hosts } = JSON.parse(stdout) as Report;
    const stateOf = (name: string) => hosts.find(({ host }) => host === workspace.address(name))?.state;
    return { code, rdsh1: stateOf("rdsh1"), rdsh2: stateOf("rdsh2") };
  }

  test("configures hosts, then has nothing to do, and restores them", async () => {
    const before = workspace.registry("rdsh1");
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect((await workspace.terraform.apply("plan.bin")).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject(CONFIGURED);
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual(before);
  });

  test("its plans tell rds-licensing drift what was changed on a host, until it is repaired", async () => {
    expect((await workspace.terraform.apply()).code).toBe(0);
    const folder = workspace.terraform.directory;
    expect(await driftOf(folder)).toMatchObject({ code: 0, stdout: expect.stringMatching(/2 hosts: 2 ok\n$/) });
    setMode("rdsh1", 2);
    const drifted = await driftOf(folder);
    const { code, stdout } = drifted;
    expect(stdout).toContain("mode: per_device, declared per_user");
    expect(stdout).toMatch(/2 hosts: 1 drifted, 1 ok\n$/);
    expect(code).toBe(2);
    // The same where the engine starts the provider itself.
    expect(await driftIn({ TF_REATTACH_PROVIDERS: "{}" }, folder)).toEqual(drifted);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject(CONFIGURED);
    expect((await driftOf(folder)).code).toBe(0);
  });

  test("a targeted plan tells of its target, and that the other host was not looked at", async () => {
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(await targetedDrift()).toEqual({ code: 4, rdsh1: "ok", rdsh2: "not_looked_at" });
    setMode("rdsh1", 2);
    expect(await targetedDrift()).toEqual({ code: 2, rdsh1: "drifted", rdsh2: "not_looked_at" });
  });
});
