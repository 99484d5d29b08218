import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseFarm } from "../../src/simulator";
import { OWN_PROGRAM } from "../../tools/standalone/own-program";
import { runCommand } from "../cli/support/run-command";
import { describeEachEngine } from "../support/describe-engine";
import { plainText } from "../support/plain-text";
import { shippedProvider } from "../support/provider";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

const CONFIGURED = { mode: { type: "REG_DWORD", data: 4 }, serversKey: true };
const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];
/** Each test changes hosts of its own. */
const SESSION_HOSTS = ["rdsh1", "rdsh2", "rdsh3", "rdsh4", "rdsh5", "rdsh6", "rdsh7", "rdsh8"];

const FARM = {
  hosts: [
    ...SESSION_HOSTS.map((name) => ({ name, licenseCertificate: true, graceDaysLeft: 0 })),
    {
      name: "lic1",
      role: "license_server",
      licensing: { keyPacks: [{ mode: "per_user", total: 50, issued: 12, expires: "2030-01-31T00:00:00Z" }] },
    },
    {
      name: "rdcb1",
      role: "connection_broker",
      deployment: {
        members: [{ name: "rdsh1", roles: ["session_host"] }],
        mode: 4,
        licenseServers: ["lic1"],
      },
    },
  ],
};

describeEachEngine((engine) => {
  let workspace: RdsWorkspace;
  beforeAll(async () => {
    // The program starts with a quarter of the work of the script.
    const provider = { ...shippedProvider(), executable: OWN_PROGRAM };
    workspace = await RdsWorkspace.open({ engine, provider, farm: parseFarm(FARM) });
  });
  beforeEach(() => {
    for (const name of ["terraform.tfstate", "terraform.tfstate.backup"])
      rmSync(join(workspace.terraform.directory, name), { force: true });
  });
  afterAll(() => workspace.close());

  /** Declares hosts as they usually are. */
  const declare = (hosts: readonly string[], more = "") =>
    workspace.write(Object.fromEntries(hosts.map((name) => [name, workspace.resource(name)])), more);
  const apply = async (...args: string[]) => {
    const { code, stdout, stderr } = await workspace.terraform.apply(...args);
    if (code !== 0) throw new Error(plainText(stdout + stderr));
    return plainText(stdout + stderr);
  };
  const setMode = (host: string, data: number) =>
    workspace.farm.host(host).registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });
  const changesOf = (host: string) => {
    const log = workspace.farm.host(host).traffic.log();
    return log
      .map(({ operation }) => operation)
      .filter((operation) => /^(Set|Change|Create|Delete|Empty)/.test(operation));
  };

  test("configures hosts, then has nothing to do, and restores them", async () => {
    declare(["rdsh1", "rdsh2"]);
    const before = workspace.registry("rdsh1");
    expect((await workspace.terraform.plan()).code).toBe(2);
    await apply("plan.bin");
    expect(workspace.registry("rdsh1")).toMatchObject(CONFIGURED);
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual(before);
  });

  const drift = (environment: NodeJS.ProcessEnv = {}, ...args: string[]) => {
    const all = { ...workspace.terraform.environment, ...environment };
    return runCommand(["drift", workspace.terraform.directory, ...args], all);
  };

  test("its plans tell rds-licensing drift what was changed on a host, until it is repaired", async () => {
    declare(["rdsh3", "rdsh4"]);
    await apply();
    setMode("rdsh3", 2);
    const drifted = await drift();
    expect(drifted.stdout).toContain("mode: per_device, declared per_user");
    expect(drifted.stdout).toMatch(/2 hosts: 1 drifted, 1 ok\n$/);
    expect(drifted.code).toBe(2);
    // The same where the engine starts the provider itself.
    expect(await drift({ TF_REATTACH_PROVIDERS: "{}" })).toEqual(drifted);
    expect(await apply()).toMatch(/mode += "per_device" -> "per_user"/);
    expect(workspace.registry("rdsh3")).toMatchObject(CONFIGURED);
    expect(await drift()).toMatchObject({ code: 0, stdout: expect.stringMatching(/2 hosts: 2 ok\n$/) });
  });

  test("takes hosts over by import, from the command and from a block, and changes neither", async () => {
    for (const name of ["rdsh5", "rdsh6"]) {
      setMode(name, 4);
      const { registry } = workspace.farm.host(name);
      registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: SERVERS });
    }
    const [one, other] = ["rdsh5", "rdsh6"].map((name) => `rdslicensing_configuration.${name}`) as [string, string];
    const block = `import {\n  to = ${other}\n  id = "${workspace.address("rdsh6")}"\n}`;
    declare(["rdsh5", "rdsh6"], block);
    expect(await workspace.terraform.import(one, workspace.address("rdsh5"))).toMatchObject({ code: 0 });
    expect(await apply()).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect(await workspace.state("rdsh6")).toMatchObject({
      mode: "per_user",
      license_servers: SERVERS,
      original: null,
    });
    expect(["rdsh5", "rdsh6"].flatMap(changesOf)).toEqual([]);
  });

  test("gives a host another name by a moved block, without a change of the host", async () => {
    declare(["rdsh7"]);
    await apply();
    workspace.farm.host("rdsh7").traffic.reset();
    const moved = "moved {\n  from = rdslicensing_configuration.rdsh7\n  to = rdslicensing_configuration.desktop\n}";
    workspace.write({ desktop: workspace.resource("rdsh7") }, moved);
    expect(await apply()).toContain("0 added, 0 changed, 0 destroyed");
    expect(await workspace.state("rdsh7")).toBeUndefined();
    expect(await workspace.state("desktop")).toMatchObject({ host: workspace.address("rdsh7") });
    expect(changesOf("rdsh7")).toEqual([]);
  });

  test("reads its data sources, and warns by a check block without failing", async () => {
    const of = (name: string) => JSON.stringify(workspace.address(name));
    const more = `data "rdslicensing_license_server" "it" {\n  host = ${of("lic1")}\n}
data "rdslicensing_deployment" "it" {\n  host = ${of("rdcb1")}\n}
output "it" {
  value = {
    cals  = sum([for pack in data.rdslicensing_license_server.it.key_packs : pack.total])
    hosts = data.rdslicensing_deployment.it.session_hosts
  }
}
check "licensed" {
  data "rdslicensing_diagnosis" "it" {\n    host = ${of("rdsh8")}\n  }
  assert {
    condition     = data.rdslicensing_diagnosis.it.healthy
    error_message = join(" ", data.rdslicensing_diagnosis.it.problems)
  }
}`;
    workspace.write({}, more);
    const said = await apply();
    expect(said).toContain("Warning: Check block assertion failed");
    expect(said).toContain("mode is not configured");
    const { values } = await workspace.terraform.stateJson();
    expect(values.outputs.it.value).toEqual({ cals: 50, hosts: ["rdsh1"] });
    declare(["rdsh8"], more);
    await apply();
    expect(await apply()).not.toContain("Warning");
  });

  /** The exit code of drift, and the states of hosts, of the JSON of a plan that is made so. */
  async function driftOfPlan(hosts: readonly string[], ...args: string[]) {
    await workspace.terraform.plan(...args);
    const plan = join(workspace.terraform.directory, "plan.json");
    writeFileSync(plan, JSON.stringify(await workspace.terraform.planJson()));
    const { code, stdout } = await runCommand(["drift", plan, "--format", "json"], workspace.terraform.environment);
    const report: Json = JSON.parse(stdout);
    const stateOf = (name: string) =>
      report.hosts.find(({ host }: Json) => host === workspace.address(name))?.state as string;
    return [code, ...hosts.map(stateOf)];
  }
  const plannedFor = (option: string, host: string) => `-${option}=rdslicensing_configuration.${host}`;

  test("changes the targeted host alone, and its plan tells that the other was not looked at", async () => {
    const hosts = ["rdsh1", "rdsh2"];
    declare(hosts);
    await apply();
    const target = plannedFor("target", "rdsh1");
    for (const host of hosts) setMode(host, 2);
    expect(await driftOfPlan(hosts, target)).toEqual([2, "drifted", "not_looked_at"]);
    await apply(target);
    expect(hosts.map((host) => workspace.registry(host).mode)).toMatchObject([{ data: 4 }, { data: 2 }]);
  });

  // The option came with OpenTofu 1.9.
  if (!/^OpenTofu v1\.(9|\d\d)\./.test(engine.title)) return;

  test("a plan made with -exclude tells nothing of what it left out; one of the refresh alone, of no host that is well", async () => {
    const hosts = ["rdsh3", "rdsh4"];
    declare(hosts);
    await apply();
    setMode("rdsh4", 2);
    const excluded = hosts.map((host) => plannedFor("exclude", host));
    expect(await driftOfPlan(hosts, excluded[1] as string)).toEqual([4, "ok", "not_looked_at"]);
    expect(await driftOfPlan(hosts, ...excluded)).toEqual([4, "not_looked_at", "not_looked_at"]);
    expect(await driftOfPlan(hosts, "-refresh-only")).toEqual([2, "not_looked_at", "drifted"]);
    // Where the command made it, it is known to be whole.
    const { code, stdout } = await drift({}, "--refresh-only");
    expect(stdout).toMatch(/2 hosts: 1 drifted, 1 ok\n$/);
    expect(code).toBe(2);
  });
});
