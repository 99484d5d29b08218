import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMAND, runCommand } from "../cli/support/run-command";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

retryWherePortsAreTaken();

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open({ attached: true });
  workspace.write({ rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") });
  expect((await workspace.terraform.apply()).code).toBe(0);
});
afterEach(() => workspace.close());

const host = (name: string) => workspace.farm.host(name);
const setMode = (name: string, data: number) =>
  host(name).registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });

async function drift(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const all = ["drift", workspace.terraform.directory, ...args];
  return runCommand(all, { ...workspace.terraform.environment, ...environment });
}

async function driftJson(args: readonly string[] = []): Promise<Json> {
  return JSON.parse((await drift([...args, "--format", "json"])).stdout);
}

describe("rds-licensing drift", () => {
  test("says that nothing drifted, and leaves no plan behind", async () => {
    const { code, stdout } = await drift();
    expect(stdout).toMatch(/2 hosts: 2 ok\n$/);
    expect(code).toBe(0);
  });

  test.each([[[]], [["--refresh-only"]]])("finds what was changed on a host, with %j", async (args) => {
    setMode("rdsh1", 2);
    const { code, stdout } = await drift(args);
    expect(stdout).toContain("mode: per_device, declared per_user");
    expect(stdout).toMatch(/2 hosts: 1 drifted, 1 ok\n$/);
    expect(code).toBe(2);
    const { hosts } = await driftJson(args);
    expect(hosts[0].settings[0]).toEqual({
      attribute: "mode",
      declared: "per_user",
      found: "per_device",
      effective: "per_device",
      source: "local",
      drifted: true,
      changedIn: "host",
    });
  });

  test("tells code that was not applied from a change on the host", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1", { mode: "per_device" }), rdsh2: workspace.resource("rdsh2") });
    const { hosts } = await driftJson();
    expect(hosts[0].settings[0]).toMatchObject({ declared: "per_device", found: "per_user", changedIn: "code" });
    expect((await drift(["--refresh-only"])).code).toBe(0);
  });

  test("shows hosts that are declared and not created, and those that are to go", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1"), other: workspace.resource("lic1") });
    const { summary, hosts } = await driftJson();
    expect(summary).toMatchObject({ ok: 1, unmanaged: 1, leaving: 1 });
    expect(hosts).toHaveLength(3);
  });

  test("shows what a host that is not created yet holds now", async () => {
    const held = { type: "REG_MULTI_SZ", data: ["oldlic.contoso.com"] } as const;
    host("lic1").registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", held);
    setMode("lic1", 2);
    workspace.write({ rdsh1: workspace.resource("rdsh1"), lic1: workspace.resource("lic1") });
    const { hosts } = await driftJson();
    const created = hosts.find((one: Json) => one.host === workspace.address("lic1"));
    expect(created).toMatchObject({
      state: "unmanaged",
      settings: [
        { attribute: "mode", declared: "per_user", found: "per_device", drifted: false },
        { attribute: "license_servers", found: ["oldlic.contoso.com"], drifted: false },
      ],
    });
  });

  test("says that Group Policy wins, which is no drift, and fails on it where asked to", async () => {
    expect((await drift(["--fail-on", "warning"])).code).toBe(0);
    host("rdsh1").applyPolicy({ mode: 2 });
    const { code, stdout } = await drift();
    expect(stdout).toContain("mode: declared per_user, overridden by Group Policy with per_device");
    expect(code).toBe(0);
    expect((await drift(["--fail-on", "warning"])).code).toBe(2);
  });

  test("shows a host that takes the place of another as not managed yet, and the other as to be released", async () => {
    workspace.write({ rdsh1: workspace.resource("lic1"), rdsh2: workspace.resource("rdsh2") });
    const { summary, hosts } = await driftJson();
    expect(summary).toMatchObject({ ok: 1, unmanaged: 1, leaving: 1 });
    expect(hosts.map((one: Json) => [one.host, one.state])).toEqual([
      [workspace.address("lic1"), "unmanaged"],
      [workspace.address("rdsh1"), "leaving"],
      [workspace.address("rdsh2"), "ok"],
    ]);
  });

  test("reports a host that does not answer apart, with the drift of the others, which is what the exit code tells", async () => {
    setMode("rdsh1", 2);
    await host("rdsh2").down();
    const { code, stdout } = await drift();
    expect(stdout).toContain("mode: per_device, declared per_user");
    expect(stdout).toMatch(/UNREACHABLE\n.*The host refused the connection/);
    expect(stdout).toMatch(/2 hosts: 1 drifted, 1 unreachable\n$/);
    expect(code).toBe(2);
  });

  test("counts a host that does not answer once, though its diagnosis was asked too, and the others as they are", async () => {
    workspace.write(
      { rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") },
      `data "rdslicensing_diagnosis" "rdsh2" {\n  host = ${JSON.stringify(workspace.address("rdsh2"))}\n}`,
    );
    await host("rdsh2").down();
    const { code, stdout } = await drift();
    expect(stdout).toMatch(/2 hosts: 1 unreachable, 1 ok\n$/);
    expect(code).toBe(3);
  });

  test("a folder without state is an error, unless that is allowed, and the others are still reported", async () => {
    const fresh = join(workspace.terraform.directory, "fresh");
    mkdirSync(fresh);
    copyFileSync(join(workspace.terraform.directory, "main.tf"), join(fresh, "main.tf"));
    const { code, stdout } = await drift([fresh]);
    expect(stdout).toContain(`${fresh}: Nothing has been applied yet: the state is empty`);
    expect(stdout).toMatch(/4 hosts: 2 not applied yet, 2 ok, 1 error\n$/);
    expect(code).toBe(1);
    const allowed = await drift([fresh, "--allow-unapplied"]);
    expect(allowed.stdout).not.toContain("the state is empty");
    expect(allowed.code).toBe(2);
    const refreshed = await drift([fresh, "--refresh-only"]);
    expect([refreshed.code, refreshed.stdout]).toEqual([1, expect.stringContaining("the state is empty")]);
  });

  test("tells of rejected credentials as a failure, and exits with 1", async () => {
    const { code, stdout } = await drift([], { RDSLICENSING_PASSWORD: "not it", TF_REATTACH_PROVIDERS: "" });
    expect(stdout).toMatch(/FAILED\n.*The host did not accept the credential/);
    expect(stdout).toMatch(/2 hosts: 2 failed\n$/);
    expect(code).toBe(1);
  });

  test("tells of a policy that is not to win as a failure of a host that did answer, and exits with 1", async () => {
    const strict = workspace.resource("rdsh1", { on_policy_override: "error" });
    workspace.write({ rdsh1: strict, rdsh2: workspace.resource("rdsh2") });
    host("rdsh1").applyPolicy({ mode: 2 });
    const { code, stdout } = await drift();
    expect(stdout).toMatch(/FAILED\n.*Group Policy overrides mode/);
    expect(stdout).toMatch(/2 hosts: 1 failed, 1 ok\n$/);
    expect(code).toBe(1);
  });

  test("shows the findings of a diagnosis in the same plan beside the host, and fails on them where asked to", async () => {
    workspace.write(
      { rdsh1: workspace.resource("rdsh1") },
      `data "rdslicensing_diagnosis" "rdsh1" {\n  host = ${JSON.stringify(workspace.address("rdsh1"))}\n}`,
    );
    host("rdsh1").windows.services.set("termservice", "Stopped");
    await workspace.terraform.run(["state", "rm", "rdslicensing_configuration.rdsh2"]);
    const { code, stdout } = await drift(["--fail-on", "findings"]);
    expect(stdout).toMatch(/UNHEALTHY[\s\S]*error service_stopped/);
    expect(code).toBe(2);
    expect((await drift(["--fail-on", "none"])).code).toBe(0);
  });

  test("reads the JSON of a plan, and a plan that failed", async () => {
    setMode("rdsh1", 2);
    await host("rdsh2").down();
    await workspace.terraform.plan();
    const file = join(workspace.terraform.directory, "plan.json");
    writeFileSync(file, JSON.stringify(await workspace.terraform.planJson()));
    const { code, stdout } = await runCommand(["drift", file]);
    expect(stdout).toContain("mode: per_device, declared per_user");
    expect(stdout).toMatch(/1 failed, 1 drifted, 1 error\n$/);
    expect(stdout).toContain("The plan failed, so it is not complete");
    expect(stdout).toMatch(/FAILED\n {2}Not planned\n/);
    expect(code).toBe(1);
  });

  test("says of a plan as Terraform saves it how its JSON is made, and exits with 1", async () => {
    await workspace.terraform.plan();
    const { code, stdout } = await runCommand(["drift", join(workspace.terraform.directory, "plan.bin")]);
    expect(stdout).toMatch(/plan\.bin: It is a saved plan, not its JSON\n.*terraform show -json PLAN > FILE/);
    expect(code).toBe(1);
  });

  test("ends on SIGTERM while a host keeps Terraform waiting, and leaves no plan behind", async () => {
    const temporary = join(workspace.terraform.directory, "tmp");
    mkdirSync(temporary);
    host("rdsh1").fault({ name: "hang", times: 0 });
    host("rdsh1").traffic.reset();
    const env = { ...process.env, ...workspace.terraform.environment, TMPDIR: temporary };
    const [program, ...words] = COMMAND;
    const command = spawn(program, [...words, "drift", workspace.terraform.directory], { env });
    let said = "";
    command.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    while (host("rdsh1").requests === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    command.kill("SIGTERM");
    const [code] = await once(command, "close");
    expect([code, said]).toEqual([1, expect.stringMatching(/^rds-licensing: .*canceled.*\n$/)]);
    expect(readdirSync(temporary).filter((name) => name.startsWith("rds-licensing-"))).toEqual([]);
  });

  test("reports the other stacks where one can not be planned, and exits with 1", async () => {
    const output = join(workspace.terraform.directory, "cdktf.out");
    mkdirSync(join(output, "stacks/bad"), { recursive: true });
    writeFileSync(join(output, "stacks/bad/cdk.tf.json"), "{ not json");
    const { code, stdout } = await drift([output]);
    expect(stdout).toMatch(/2 hosts: 2 ok, 1 error\n$/);
    expect(stdout).toMatch(/error {2}.*stacks\/bad.*could not be planned/);
    expect(code).toBe(1);
  });
});
