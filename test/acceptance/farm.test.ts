import { Aspects, type TerraformElement, TerraformStack, TerraformVariable, Testing } from "cdktf";
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
import { TestFarm, type TestStack } from "../../src/testing";
import { installOpenTofu } from "../../tools/terraform/install-opentofu";

const KEY_PACKS = ["per_user", "per_device"].map((mode) => ({ mode, total: 50, issued: 1 }));
const NOT_CONNECTABLE = 6;
const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

let hosts: TestFarm;
afterEach(() => hosts.stop());

async function start(terraform?: string): Promise<void> {
  const sessionHost = (name: string) => ({ name, licenseCertificate: true, graceDaysLeft: 0 });
  const licenseServer = (name: string) => ({ name, role: "license_server", licensing: { keyPacks: KEY_PACKS } });
  const named = [...["rdsh1", "rdsh2", "kiosk1"].map(sessionHost), ...["lic1", "lic2"].map(licenseServer)];
  hosts = await TestFarm.start({ farm: { hosts: named }, terraform });
}

function stackOf(build: (stack: TerraformStack) => void, variables = {}, name = "farm"): TestStack {
  const app = Testing.app();
  const stack = new TerraformStack(app, name);
  new RdslicensingProvider(stack, "rdslicensing");
  build(stack);
  return hosts.stack(app, { variables });
}

function farmOf(stack: TerraformStack, props: Partial<RdsFarmProps> = {}): RdsFarm {
  const server = (name: string) => ({ name: `${name}.contoso.com`, winrmAddress: hosts.address(name) });
  const licenseServerPool = new LicenseServerPool(stack, "pool", {
    primary: server("lic1"),
    secondaries: [server("lic2")],
    redundancy: { minimumServers: 2, minimumReachable: 1 },
  });
  // One group is named, the hosts of the other only Terraform knows.
  const kiosks = new TerraformVariable(stack, "kiosks", {
    type: "list(string)",
    default: [hosts.address("kiosk1")],
  });
  const farm = new RdsFarm(stack, "farm", { licenseServerPool, ...props });
  const desktops = farm.addSessionHostGroup("desktops", { mode: LicensingMode.PER_USER });
  for (const id of ["rdsh1", "rdsh2"]) desktops.addSessionHost(hosts.address(id), { id });
  farm.addSessionHostGroup("kiosks", { mode: LicensingMode.PER_DEVICE, sessionHosts: kiosks.listValue });
  return farm;
}

/** The farm's outputs, without their hashes. */
async function health(stack: TestStack): Promise<Record<string, unknown>> {
  const outputs = Object.entries(await stack.outputs());
  return Object.fromEntries(outputs.map(([name, value]) => [name.replace(/^farm_(\w+)_[0-9A-F]{8}$/, "$1"), value]));
}

/** npm has OpenTofu for linux x64 only; elsewhere the tests are skipped, which their report shows. */
const OPENTOFU = installOpenTofu();

describe.each([
  { name: "terraform", tofu: undefined, suite: test },
  { name: "OpenTofu", tofu: OPENTOFU, suite: OPENTOFU === undefined ? test.skip : test },
])("RdsFarm under $name", ({ tofu, suite }) => {
  beforeEach(() => start(tofu));

  suite("configures its groups, says that all is well, and then has nothing to do", async () => {
    const stack = stackOf((stack) => void farmOf(stack));
    expect(await stack.apply()).toEqual({ warnings: [] });
    expect(["rdsh1", "rdsh2", "kiosk1"].map((name) => hosts.licensing(name))).toEqual([
      { mode: "per_user", licenseServers: SERVERS },
      { mode: "per_user", licenseServers: SERVERS },
      { mode: "per_device", licenseServers: SERVERS },
    ]);
    expect(await health(stack)).toEqual({ healthy: true, unhealthy_hosts: [], findings: [] });
    expect(await stack.plan()).toEqual({ changes: [], warnings: [] });
  });

  suite("warns on every plan and apply of the hosts that are unhealthy, and why", async () => {
    const stack = stackOf((stack) => void farmOf(stack));
    await stack.apply();
    for (const host of ["rdsh2", "kiosk1"]) {
      for (const server of SERVERS) hosts.simulator.host(host).windows.connectivity.set(server, NOT_CONNECTABLE);
    }
    for (const run of [() => stack.plan(), () => stack.apply()]) {
      const { warnings } = await run();
      expect(warnings.map(({ summary }) => summary)).toEqual(Array(2).fill("Check block assertion failed"));
      const said = warnings.map(({ detail }) => detail).join("\n");
      for (const host of ["rdsh2", "kiosk1"]) {
        expect(said).toMatch(new RegExp(`${hosts.address(host)} is not healthy: .*lic1.contoso.com`));
      }
      expect(said).not.toContain(`${hosts.address("rdsh1")} is not healthy`);
    }
    hosts.simulator.host("rdsh1").removeWmiClass("root/cimv2/TerminalServices");
    const told = (await stack.plan()).warnings.map(({ detail }) => detail).join("\n");
    expect(told).toMatch(
      new RegExp(
        `${hosts.address("rdsh1")} could not be assessed: Cannot tell whether the session host role is active`,
      ),
    );
    expect(told.split("Cannot tell")).toHaveLength(2);
    const { healthy, unhealthy_hosts, findings } = await health(stack);
    expect({ healthy, unhealthy_hosts }).toEqual({
      healthy: false,
      unhealthy_hosts: [hosts.address("rdsh2"), hosts.address("kiosk1")],
    });
    expect(findings).toContainEqual({
      host: hosts.address("kiosk1"),
      code: "license_server_unreachable",
      severity: "error",
      server: "lic2.contoso.com",
    });
  });
});

describe("What the constructs synthesize", () => {
  beforeEach(() => start());

  test("is valid with every property, and with a variable in every place", async () => {
    const stack = stackOf((stack) => {
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
        settingsScope: LicensingScope.of(text.stringValue),
        onPolicyOverride: OnPolicyOverride.of(text.stringValue),
        writeMethod: WriteMethod.of(text.stringValue),
        onDestroy: OnDestroy.of(text.stringValue),
        diagnosis: { graceWarningDays: number.numberValue },
      });
      const written = {
        mode: LicensingMode.PER_DEVICE,
        licenseServers: ["lic1"],
        redundancy: { minimumServers: 1, minimumReachable: 1, onViolation: OnViolation.ERROR },
        settingsScope: LicensingScope.POLICY,
        onPolicyOverride: OnPolicyOverride.ERROR,
        writeMethod: WriteMethod.REGISTRY,
        onDestroy: OnDestroy.CLEAR,
      };
      farm.addSessionHostGroup("written", { ...written, sessionHosts: ["rdsh9"] });
    });
    expect(await stack.validate()).toEqual({ warnings: [] });
  });

  test("imports hosts that are configured, one by its name and those of a variable by their key", async () => {
    await stackOf((stack) => void farmOf(stack)).apply();
    const build = (stack: TerraformStack) => {
      const [desktops, kiosks] = farmOf(stack).sessionHostGroups;
      for (const one of desktops?.configurations ?? []) one.importFrom(one.hostInput ?? "");
      const to = `rdslicensing_configuration.${kiosks?.configurations[0]?.friendlyUniqueId}`;
      const id = hosts.address("kiosk1");
      stack.addOverride("import", [{ to: `${to}["${id}"]`, id }]);
    };
    const { changes } = await stackOf(build, {}, "imported").plan();
    // Not on the host, so an import can not bring it.
    const kept = { actions: ["update"], attributes: ["redundancy"] };
    expect(changes).toEqual(Array(3).fill(expect.objectContaining(kept)));
  });

  test("has check blocks that take overrides", async () => {
    const stack = stackOf((stack) => {
      const check = farmOf(stack).sessionHostGroups[0]?.diagnosis?.node.findChild("check") as TerraformElement;
      check.addOverride("assert", [{ condition: '${terraform.workspace == ""}', error_message: "One more." }]);
    });
    const { warnings } = await stack.apply();
    expect(warnings).toMatchObject([{ summary: "Check block assertion failed", detail: "One more." }]);
  });

  test.each([
    ["is a variable", undefined],
    ["is a reference to one, written by hand", "${var.servers}"],
  ])("holds an organization's rule at plan where the list of license servers %s", async (_, byHand) => {
    const stack = (...names: string[]) =>
      stackOf(
        (stack) => {
          const servers = new TerraformVariable(stack, "servers", { type: "list(string)" });
          const { configurations } = new RdsLicensing(stack, "licensing", {
            sessionHosts: [hosts.address("rdsh1")],
            mode: LicensingMode.PER_USER,
            licenseServers: servers.listValue,
          });
          if (byHand) configurations[0]?.addOverride("license_servers", byHand);
          Aspects.of(stack).add(new RequireLicenseServers(2));
        },
        { servers: names },
      );
    await expect(stack("lic1").plan()).rejects.toThrow(
      "RequireLicenseServers requires 2 license servers, but fewer are listed; add more.",
    );
    await stack("lic1", "lic2").apply();
    expect(hosts.licensing("rdsh1").licenseServers).toEqual(["lic1", "lic2"]);
  });
});
