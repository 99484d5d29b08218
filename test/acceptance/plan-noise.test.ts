import { TerraformStack, Testing } from "cdktf";
import { LicensingMode, RdsFarm, RdslicensingProvider } from "../../src/constructs";
import { parseFarm } from "../../src/simulator";
import { plainText } from "../support/plain-text";
import { LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

const HOSTS = Array.from({ length: 12 }, (_, index) => `rdsh${index + 1}`);
const LICENSE_SERVERS = ["lic1", "lic2"];
const NOT_CONNECTABLE = 6;

let workspace: RdsWorkspace;
beforeAll(async () => {
  const licenseServers = LICENSE_SERVERS.map((name) => ({ name, role: "license_server" }));
  const sessionHosts = HOSTS.map((name) => ({ name, licenseCertificate: true, graceDaysLeft: 0 }));
  workspace = await RdsWorkspace.open({
    attached: true,
    farm: parseFarm({ hosts: [...sessionHosts, ...licenseServers] }),
  });
  workspace.terraform.write("");
});
afterAll(() => workspace.close());

/** The farm as the constructs write it. */
function declare(mode: LicensingMode, { diagnose = true } = {}): void {
  const stack = new TerraformStack(Testing.app(), "farm");
  new RdslicensingProvider(stack, "rdslicensing", {});
  const sessionHosts = HOSTS.map((host) => workspace.address(host));
  const sessionHostGroups = { desktops: { mode, sessionHosts } };
  new RdsFarm(stack, "farm", { licenseServers: LICENSE_SERVERS, diagnose, sessionHostGroups });
  const synthesized = JSON.parse(Testing.synth(stack));
  synthesized.terraform = { required_providers: { rdslicensing: { source: "rds-licensing/rdslicensing" } } };
  workspace.terraform.write(JSON.stringify(synthesized, null, 2), "main.tf.json");
}

/** A plan that has something to do, as a person sees it. */
async function planned(): Promise<string> {
  const { code, stdout, stderr } = await workspace.terraform.plan();
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.not.stringContaining("Error") });
  return stdout + stderr;
}

/** What an apply says in one line, and what the farm's outputs are right after it. */
async function applied() {
  const { code, stdout, stderr } = await workspace.terraform.apply();
  const { outputs } = (await workspace.terraform.stateJson()).values;
  const ofFarm = ([name, { value }]: [string, Json]) => [name.replace(/^farm_(\w+)_[0-9A-F]+$/, "$1"), value];
  return { code, text: plainText(stdout + stderr), ...Object.fromEntries(Object.entries(outputs).map(ofFarm)) };
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

describe("The diagnoses of 12 hosts", () => {
  test("are ten lines for each host that changes and one warning for all in a plan, and true right after the apply", async () => {
    declare(LicensingMode.PER_USER);
    expect(await applied()).toMatchObject({ code: 0, healthy: true });
    declare(LicensingMode.PER_DEVICE, { diagnose: false });
    const without = await planned();
    declare(LicensingMode.PER_DEVICE);
    workspace.farm.host("rdsh2").windows.connectivity.set("lic1", NOT_CONNECTABLE);
    workspace.farm.host("rdsh2").windows.connectivity.set("lic2", NOT_CONNECTABLE);
    const text = await planned();
    expect(countOf(text, "will be read during apply")).toBe(12);
    expect(countOf(text, "Check block assertion known after apply")).toBe(1);
    const lines = countOf(text, "\n") - countOf(without, "\n");
    expect(lines).toBeLessThanOrEqual(12 * 10 + 25);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThan(160);

    const { text: said, ...outcome } = await applied();
    const host = workspace.address("rdsh2");
    expect(outcome).toMatchObject({ code: 0, healthy: false, unhealthy_hosts: [host] });
    expect(said).toMatch(new RegExp(`${host} is not healthy: .*"lic1"`));
    expect(countOf(said, "is not healthy")).toBe(1);
  });

  test("of which one is unhealthy and another is to change are planned without an error", async () => {
    workspace.farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 4 });
    const text = await planned();
    expect(countOf(text, "will be read during apply")).toBe(1);
    expect(countOf(text, "Check block assertion known after apply")).toBe(1);
    expect(await applied()).toMatchObject({ code: 0, unhealthy_hosts: [workspace.address("rdsh2")] });
  });
});
