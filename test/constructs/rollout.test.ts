import { TerraformVariable } from "cdktf";
import {
  LicenseServerPool,
  LicensingMode,
  LicensingScope,
  RdsFarm,
  type RdsFarmProps,
  RdslicensingProvider,
  type Rollout,
} from "../../src/constructs";
import { newLicensing, newStack, synthesize, variable } from "./synthesize";

const HOSTS = ["rdsh1", "rdsh2", "rdsh3", "rdsh4", "rdsh5"];
const SERVERS = ["lic1", "lic2"];

function newFarm(rollout: Rollout | undefined, props: Partial<RdsFarmProps> = {}, stack = newStack()): RdsFarm {
  return new RdsFarm(stack, "farm", {
    licenseServers: SERVERS,
    sessionHostGroups: {
      desktops: { mode: LicensingMode.PER_USER, sessionHosts: HOSTS },
      kiosks: { mode: LicensingMode.PER_DEVICE, sessionHosts: ["kiosk1"] },
    },
    rollout,
    ...props,
  });
}

interface Resource {
  readonly hosts: string[];
  readonly triggers: Record<string, string>;
  readonly license_servers?: Record<string, string>;
  readonly depends_on?: string[];
  readonly provider?: string;
  readonly count?: string;
}

function resources(stack = newStack(), type = "rdslicensing_health_gate"): Record<string, Resource> {
  return synthesize(stack).resource[type] ?? {};
}

/** The names in an address, without its type and hash. */
const short = (address: string) => address.replace(/^\w+\./, "").replace(/^[a-z]+_(.+)_[0-9A-F]{8}$/, "$1");

/** Of each host and gate, what it waits for. */
function order(stack = newStack()): Record<string, string[]> {
  const all = Object.entries({
    ...resources(stack, "rdslicensing_configuration"),
    ...resources(stack, "rdslicensing_health_gate"),
  });
  return Object.fromEntries(all.map(([name, { depends_on = [] }]) => [short(name), depends_on.map(short)]));
}

describe("A rollout", () => {
  test("puts a gate after each wave: canaries, named waves, then all others by the size of a wave", () => {
    const stack = newStack();
    const farm = newFarm({ canaries: ["RDSH2", "kiosk1"], waves: [["rdsh5"]], waveSize: 2, timeout: "1h" }, {}, stack);
    expect(order(stack)).toEqual({
      rdsh2: [],
      kiosk1: [],
      rollout_canaries: ["rdsh2", "kiosk1"],
      rdsh5: ["rollout_canaries"],
      "rollout_wave-1": ["rdsh5"],
      rdsh1: ["rollout_wave-1"],
      rdsh3: ["rollout_wave-1"],
      "rollout_wave-2": ["rdsh1", "rdsh3"],
      rdsh4: ["rollout_wave-2"],
      "rollout_wave-3": ["rdsh4"],
    });
    const [canaries] = Object.values(resources(stack));
    expect(canaries).toMatchObject({ hosts: ["rdsh2", "kiosk1"], timeout: "1h" });
    expect(farm.healthGates.map(({ node }) => node.id)).toEqual(["canaries", "wave-1", "wave-2", "wave-3"]);
  });

  test("has addresses that must never change, and changes none of the hosts and diagnoses", () => {
    const stack = newStack();
    newFarm({ canaries: ["rdsh1"], waveSize: 3 }, {}, stack);
    expect(Object.keys(resources(stack))).toEqual([
      "farm_rollout_canaries_B135892B",
      "farm_rollout_wave-1_F7D0E590",
      "farm_rollout_wave-2_C65EAD66",
    ]);
    const plain = newStack();
    newFarm(undefined, {}, plain);
    const { resource, ...others } = synthesize(stack);
    const { resource: without, ...othersWithout } = synthesize(plain);
    expect(others).toEqual(othersWithout);
    const names = (all: typeof resource) => Object.keys(all.rdslicensing_configuration);
    expect(names(resource)).toEqual(names(without));
  });

  test("of an RdsLicensing goes through its hosts, also those that are added later", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: ["rdsh1"], rollout: { canaries: ["rdsh2"] } }, stack);
    licensing.addSessionHost("rdsh2");
    licensing.addSessionHost("rdsh3");
    expect(order(stack)).toEqual({
      rdsh1: ["rollout_canaries"],
      rdsh2: [],
      rdsh3: ["rollout_canaries"],
      rollout_canaries: ["rdsh2"],
      "rollout_wave-1": ["rdsh1", "rdsh3"],
    });
    expect(licensing.healthGates).toHaveLength(2);
    expect(newLicensing().healthGates).toEqual([]);
  });

  test("takes the hosts of a list that is a token last, whatever is added after, and has no gate for an empty one", () => {
    const stack = newStack();
    const farm = newFarm({ canaries: ["rdsh1"] }, { sessionHostGroups: {} }, stack);
    const sessionHosts = variable(stack, "list(string)").listValue;
    farm.addSessionHostGroup("labs", { mode: LicensingMode.PER_USER, sessionHosts });
    farm.addSessionHostGroup("desktops", { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh1", "rdsh2"] });
    expect(order(stack)).toMatchObject({ labs_each: ["rollout_wave-1"], rollout_last: ["labs_each"] });
    const { farm_rollout_last_D2B4C36C: last } = resources(stack);
    expect(last?.hosts).toMatch(
      /^\$\{concat\(\[\], \[ ?for key, val in rdslicensing_configuration\.\w+: val\.host\]\)\}$/,
    );
    expect(last?.count).toMatch(/^\$\{length\(rdslicensing_configuration\.\w+\) == 0 \? 0 : 1\}$/);
    expect(farm.healthGates.map(({ node }) => node.id)).toEqual(["canaries", "wave-1", "last"]);
  });

  test("takes a host that is a token like any other", () => {
    const stack = newStack();
    const host = variable(stack, "string").stringValue;
    newLicensing({ sessionHosts: ["rdsh1", host], rollout: { canaries: [host] } }, stack);
    expect(order(stack)).toMatchObject({ rdsh1: ["rollout_canaries"], "1": [], rollout_canaries: ["1"] });
  });

  test("keeps hosts back whatever else they are told to wait for", () => {
    const stack = newStack();
    const farm = newFarm({ canaries: ["rdsh1"] }, {}, stack);
    const configuration = farm.sessionHostGroups[0]?.configurationFor("rdsh2");
    if (configuration !== undefined) configuration.dependsOn = ["terraform_data.network"];
    expect(order(stack).rdsh2).toEqual(["network", "rollout_canaries"]);
  });

  test("waits again when a mode, a list or a scope changes, and says in the plan what it was", () => {
    const stack = newStack();
    const farm = newFarm({ canaries: ["rdsh1", "kiosk1"] }, {}, stack);
    farm.addSessionHostGroup("policy", {
      mode: LicensingMode.PER_USER,
      sessionHosts: ["rdsh1"],
      settingsScope: LicensingScope.POLICY,
    });
    const [canaries, others] = Object.values(resources(stack));
    expect(canaries?.triggers).toEqual({
      rdsh1: "per_user, local: lic1, lic2",
      kiosk1: "per_device, local: lic1, lic2",
      "rdsh1/policy": "per_user, policy: lic1, lic2",
    });
    expect(others?.triggers).toEqual({ settings: "per_user, local: lic1, lic2" });
  });

  test("has triggers of tokens, by hand and of the CDK", () => {
    const stack = newStack();
    const servers = new TerraformVariable(stack, "servers", { type: "list(string)" }).listValue;
    const mode = LicensingMode.of("${var.mode}");
    newLicensing({ sessionHosts: ["rdsh1"], licenseServers: servers, mode, rollout: { waveSize: 1 } }, stack);
    const [gate] = Object.values(resources(stack));
    expect(gate?.triggers).toEqual({ settings: '${var.mode}, local: ${join(", ", var.servers)}' });
  });

  test("has a gate for each provider of a wave, and asks license servers as the diagnosis does", () => {
    const stack = newStack();
    const dmz = new RdslicensingProvider(stack, "dmz", { alias: "dmz" });
    const primary = { name: "lic1", winrmAddress: "lic1:5987" };
    const licenseServerPool = new LicenseServerPool(stack, "pool", { primary, secondaries: [{ name: "lic2" }] });
    const farm = newFarm({ canaries: ["rdsh1", "rdsh9"] }, { licenseServers: undefined, licenseServerPool }, stack);
    farm.addSessionHostGroup("dmz", { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh9"], provider: dmz });
    const byHost = (host: string) => Object.values(resources(stack)).find(({ hosts }) => hosts.includes(host));
    expect(byHost("rdsh1")).toMatchObject({ hosts: ["rdsh1"], license_servers: { lic1: "lic1:5987" } });
    expect(byHost("rdsh9")).toMatchObject({ hosts: ["rdsh9"], provider: "rdslicensing.dmz" });
    expect(order(stack).rdsh2).toEqual(["rollout_canaries", "rollout_canaries-2"]);
  });

  test.each<[string, Rollout, string]>([
    ["says nothing", {}, "farm/farm: rollout has no waves; set canaries, waves or waveSize, or leave it out."],
    [
      "has a host in two waves",
      { canaries: ["rdsh1"], waves: [["RDSH1"]] },
      'farm/farm: rollout names "RDSH1" twice (letter case ignored); name it in one wave only.',
    ],
    [
      "has an empty wave",
      { waves: [["rdsh1"], []] },
      "farm/farm: rollout.waves[1] is empty; name at least one session host, or leave it out.",
    ],
    ["has no canaries", { canaries: [] }, "farm/farm: rollout.canaries is empty"],
    ["has waves of nothing", { waveSize: 0 }, "farm/farm: rollout.waveSize is 0; use a whole number of at least 1"],
    ["names what is no host", { canaries: ["a b"] }, "farm/farm: rollout.canaries[0]: "],
    [
      "waits for no time",
      { waveSize: 1, timeout: "0s" },
      'farm/farm: rollout.timeout: "0s" is not a time to wait. Use a duration from 1s to 24h in Go syntax',
    ],
    ["waits for days", { waveSize: 1, timeout: "100h" }, '"100h" is not a time to wait'],
  ])("is refused when it %s", (_, rollout, message) => {
    expect(() => newFarm(rollout)).toThrow(message);
  });

  test("is refused when its waves are tokens", () => {
    const stack = newStack();
    const canaries = variable(stack, "list(string)").listValue;
    const waveSize = new TerraformVariable(stack, "size", { type: "number" }).numberValue;
    expect(() => newLicensing({ rollout: { canaries } }, stack)).toThrow("rollout.canaries is a token");
    expect(() => newFarm({ waveSize }, {}, stack)).toThrow("rollout.waveSize is a token");
  });

  test("is refused at synth when it names hosts that are not there", () => {
    const stack = newStack();
    newFarm({ canaries: ["rdsh9"] }, {}, stack);
    expect(() => synthesize(stack)).toThrow('rollout.canaries[0] is "rdsh9", which is not one of the session hosts');
  });

  test("is of a farm or of its group", () => {
    const rollout = { waveSize: 1 };
    const group = { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh1"], rollout };
    expect(() => newFarm(rollout, { sessionHostGroups: { group } })).toThrow(
      "farm/farm/group: the farm has a rollout, which its groups share; set rollout in one of them only.",
    );
    expect(newFarm(undefined, { sessionHostGroups: { group } }).sessionHostGroups[0]?.healthGates).toHaveLength(1);
  });

  test("takes the id rollout", () => {
    const group = { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh1"] };
    expect(() => newFarm({ waveSize: 1 }, { sessionHostGroups: { rollout: group } })).toThrow(
      'farm/farm: the id "rollout" is already used',
    );
    expect(() => newLicensing({ sessionHosts: ["rollout"], rollout: { waveSize: 1 } })).toThrow('"rollout"');
    expect(() => newFarm(undefined, { sessionHostGroups: { rollout: group } })).not.toThrow();
  });
});
