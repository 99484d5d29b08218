import { TerraformOutput } from "cdktf";
import {
  LicenseServerPool,
  LicensingMode,
  LicensingScope,
  OnDestroy,
  RdsFarm,
  type RdsFarmProps,
  RdslicensingProvider,
} from "../../src/constructs";
import { configurations, newStack, synthesize, variable } from "./synthesize";

const GROUPS = {
  desktops: { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh1", "rdsh2"] },
  kiosks: { mode: LicensingMode.PER_DEVICE, sessionHosts: ["kiosk1"] },
};

function newFarm(props: Partial<RdsFarmProps> = {}, stack = newStack()): RdsFarm {
  return new RdsFarm(stack, "farm", {
    licenseServers: ["lic1", "lic2"],
    sessionHostGroups: GROUPS,
    ...props,
  });
}

/** Every address of a synthesized stack: `data.TYPE.NAME`, `output.NAME`, … */
function addresses({ resource = {}, data = {}, check = {}, output = {} }): string[] {
  const typed = (prefix: string, blocks: object) =>
    Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`));
  return [...typed("", resource), ...typed("data.", data), ...typed("", { check, output })];
}

describe("RdsFarm", () => {
  test("has addresses that must never change", () => {
    const stack = newStack();
    newFarm({}, stack);
    expect(addresses(synthesize(stack))).toMatchInlineSnapshot(`
      [
        "rdslicensing_configuration.farm_kiosk1_DB0F0720",
        "rdslicensing_configuration.farm_rdsh1_48C552AB",
        "rdslicensing_configuration.farm_rdsh2_3F12134F",
        "data.rdslicensing_diagnosis.farm_desktops_diagnosis_rdsh1_BA45196B",
        "data.rdslicensing_diagnosis.farm_desktops_diagnosis_rdsh2_B89B886F",
        "data.rdslicensing_diagnosis.farm_kiosks_diagnosis_kiosk1_8273DDF6",
        "check.farm_desktops_diagnosis_check_9F56F82F",
        "check.farm_kiosks_diagnosis_check_220F3354",
        "output.farm_findings_3F39D2C0",
        "output.farm_healthy_3B8A9DC9",
        "output.farm_unhealthy_hosts_59066759",
      ]
    `);
  });

  test("keeps the address of a host that moves to another group, has policy and tokens apart, and names it after the host", () => {
    const address = (group: string, host: string, props: object = {}) => {
      const stack = newStack();
      newFarm(
        {
          sessionHostGroups: {
            [group]: {
              mode: LicensingMode.PER_USER,
              sessionHosts: [host],
              ...props,
            },
          },
        },
        stack,
      );
      return Object.keys(configurations(stack))[0] ?? "";
    };
    expect(address("kiosks", "rdsh1.contoso.com")).toBe(address("desktops", "RDSH1.contoso.com"));
    expect(address("kiosks", "rdsh1.contoso.com")).toMatch(/^farm_rdsh1contosocom_[0-9A-F]{8}$/);
    expect(address("rdsh1", "rdsh1")).toBe(address("desktops", "rdsh1"));
    const policy = { settingsScope: LicensingScope.POLICY };
    expect(address("desktops", "rdsh1", policy)).toMatch(/^farm_rdsh1_policy_/);
    expect(address("desktops", "rdsh1", policy)).toBe(address("kiosks", "rdsh1", policy));
    const token = variable(newStack(), "string").stringValue;
    expect(address("desktops", token)).toMatch(/^farm_desktops_0_/);
  });

  test("moves the address that a host had in an earlier version, which named its group", () => {
    const stack = newStack();
    const earlier = "rdslicensing_configuration.farm_desktops_rdsh1_1692FDC2";
    newFarm({}, stack).sessionHostGroups[0]?.configurationFor("rdsh1").moveFromId(earlier);
    const to = "rdslicensing_configuration.farm_rdsh1_48C552AB";
    expect(synthesize(stack).moved).toEqual([{ from: earlier, to }]);
  });

  test("gives each group its own mode, and all of them what the farm says and they do not", () => {
    const stack = newStack();
    const provider = new RdslicensingProvider(stack, "dmz", { alias: "dmz" });
    const kiosks = {
      ...GROUPS.kiosks,
      onDestroy: OnDestroy.CLEAR,
      licenseServers: ["lic9"],
    };
    const common = {
      onDestroy: OnDestroy.KEEP,
      provider,
      redundancy: { minimumServers: 1 },
    };
    newFarm({ ...common, sessionHostGroups: { ...GROUPS, kiosks } }, stack);
    const shared = {
      provider: "rdslicensing.dmz",
      redundancy: { minimum_servers: 1 },
    };
    const desktop = {
      ...shared,
      mode: "per_user",
      license_servers: ["lic1", "lic2"],
      on_destroy: "keep",
    };
    expect(Object.values(configurations(stack))).toEqual([
      {
        ...shared,
        host: "kiosk1",
        mode: "per_device",
        license_servers: ["lic9"],
        on_destroy: "clear",
      },
      { ...desktop, host: "rdsh1" },
      { ...desktop, host: "rdsh2" },
    ]);
  });

  test("uses a pool that others share, its redundancy and its addresses", () => {
    const stack = newStack();
    const primary = { name: "lic1", winrmAddress: "lic1.contoso.com" };
    const pool = new LicenseServerPool(stack, "pool", {
      primary,
      redundancy: { minimumReachable: 1 },
    });
    const farm = newFarm({ licenseServers: undefined, licenseServerPool: pool }, stack);
    expect(farm.licenseServerPool).toBe(pool);
    const { resource, data } = synthesize(stack);
    for (const one of Object.values(resource.rdslicensing_configuration)) {
      expect(one).toMatchObject({
        license_servers: ["lic1"],
        redundancy: { minimum_reachable: 1 },
      });
    }
    for (const one of Object.values(data.rdslicensing_diagnosis)) {
      expect(one).toMatchObject({
        license_servers: { lic1: "lic1.contoso.com" },
      });
    }
  });

  test("takes more groups, and more hosts in a group, which its health counts in", () => {
    const stack = newStack();
    const farm = newFarm({}, stack);
    const added = farm.addSessionHostGroup("apps", {
      mode: LicensingMode.PER_USER,
    });
    added.addSessionHost("app1");
    expect(farm.sessionHostGroups.at(-1)).toBe(added);
    const { output } = synthesize(stack);
    for (const { value } of Object.values<{ value: string }>(output)) {
      expect(value).toMatch(/farm_desktops_diagnosis_rdsh1_.*farm_kiosks_diagnosis_kiosk1_.*farm_apps_diagnosis_app1_/);
    }
  });

  test("diagnoses as it is told", () => {
    const stack = newStack();
    newFarm({ diagnosis: { graceWarningDays: 7, check: false } }, stack);
    const synthesized = synthesize(stack);
    expect(Object.values(synthesized.data.rdslicensing_diagnosis)).toContainEqual(
      expect.objectContaining({ host: "kiosk1", grace_warning_days: 7 }),
    );
    expect(synthesized).not.toHaveProperty("check");
  });

  test("asks no host for its diagnosis where that is not wanted", () => {
    const stack = newStack();
    newFarm({ diagnose: false }, stack);
    expect(Object.keys(synthesize(stack)).sort()).toEqual(["provider", "resource", "terraform"]);
  });

  test.each(["healthy", "unhealthyHosts", "findings"] as const)(
    "does not say %s of hosts that nobody asks, be they one group of several",
    (property) => {
      const stack = newStack();
      const farm = newFarm({ diagnose: false }, stack);
      const [desktops, kiosks] = farm.sessionHostGroups;
      new TerraformOutput(stack, "health", { value: farm[property] });
      expect(() => synthesize(stack)).toThrow(
        'farm/farm: the health of the farm is unknown because its group "desktops"',
      );
      desktops?.diagnose();
      expect(() => synthesize(stack)).toThrow(
        'because its group "kiosks" is not diagnosed; remove "diagnose: false", call',
      );
      kiosks?.diagnose();
      expect(synthesize(stack).output.health.value).toContain("rdsh1");
    },
  );

  test("makes do without license servers where each group names its own", () => {
    const stack = newStack();
    const desktops = { ...GROUPS.desktops, licenseServers: ["lic1"] };
    const farm = newFarm({ licenseServers: undefined, sessionHostGroups: { desktops } }, stack);
    const licenseServerPool = LicenseServerPool.fromNames(stack, "pool", ["lic2"]);
    farm.addSessionHostGroup("kiosks", { ...GROUPS.kiosks, licenseServerPool });
    expect(farm.licenseServerPool).toBeUndefined();
    const servers = Object.values(configurations(stack)).map(({ host, license_servers }) => [host, ...license_servers]);
    expect(servers.sort()).toEqual([
      ["kiosk1", "lic2"],
      ["rdsh1", "lic1"],
      ["rdsh2", "lic1"],
    ]);
  });

  test.each(["healthy", "unhealthy_hosts", "findings", "license-servers"])(
    "refuses %s as the id of a group, which a part of the farm has",
    (id) => {
      const message = `farm/farm: the id "${id}" is already used by another group or by a part of the farm; give the group another id.`;
      expect(() => newFarm({ sessionHostGroups: { [id]: GROUPS.kiosks } })).toThrow(message);
      expect(() => newFarm().addSessionHostGroup(id, GROUPS.kiosks)).toThrow(message);
    },
  );

  test("refuses a second group of the same id, and takes any that is free", () => {
    const licenseServerPool = LicenseServerPool.fromNames(newStack(), "pool", ["lic1"]);
    const free = { healthy: GROUPS.desktops, "license-servers": GROUPS.kiosks };
    const farm = newFarm({
      licenseServers: undefined,
      licenseServerPool,
      diagnose: false,
      sessionHostGroups: free,
    });
    expect(() => farm.addSessionHostGroup("healthy", GROUPS.kiosks)).toThrow('the id "healthy" is already used');
  });

  test("says its health to other constructs", () => {
    const stack = newStack();
    const { healthy, unhealthyHosts, findings } = newFarm({}, stack);
    new TerraformOutput(stack, "health", {
      value: { healthy, unhealthyHosts, findings },
    });
    const { health, ...own } = synthesize(stack).output;
    const byId = Object.fromEntries(
      Object.entries<{ value: string }>(own).map(([name, one]) => [name.slice(0, -9), one]),
    );
    expect(health.value.healthy).toBe(byId.farm_healthy?.value);
    expect(health.value.unhealthyHosts).toBe(byId.farm_unhealthy_hosts?.value);
    expect(byId.farm_findings?.value).toContain(health.value.findings.slice("${".length, -"}".length));
    expect(byId.farm_findings?.value).toContain('if contains(["error", "warning"], val.severity)');
  });

  test("passes tokens on: license servers and session hosts as whole lists", () => {
    const stack = newStack();
    const list = variable(stack, "list(string)").listValue;
    newFarm(
      {
        licenseServers: list,
        sessionHostGroups: {
          all: { mode: LicensingMode.PER_USER, sessionHosts: list },
        },
      },
      stack,
    );
    expect(Object.values(configurations(stack))).toEqual([
      {
        for_each: "${{ for key, val in var.input: val => val... }}",
        host: "${each.key}",
        license_servers: "${var.input}",
        mode: "per_user",
      },
    ]);
  });

  const refused: [string, Partial<RdsFarmProps>, string][] = [
    [
      "license servers left out, and by a group too",
      {
        licenseServers: undefined,
        sessionHostGroups: {
          ...GROUPS,
          desktops: { ...GROUPS.desktops, licenseServers: ["lic1"] },
        },
      },
      "farm/farm/kiosks: neither the group nor its farm has license servers; set licenseServers or",
    ],
    ["license servers that are none", { licenseServers: ["lic 1"] }, "farm/farm/license-servers: licenseServers[0]: "],
    [
      "a wrong value of a group",
      {
        sessionHostGroups: {
          kiosks: { ...GROUPS.kiosks, mode: LicensingMode.of("per_kiosk") },
        },
      },
      'farm/farm/kiosks: mode: "per_kiosk"',
    ],
    [
      "too few license servers",
      { redundancy: { minimumServers: 3 } },
      "farm/farm/desktops: redundancy.minimumServers: ",
    ],
  ];

  test.each(refused)("refuses %s", (_, props, message) => {
    expect(() => newFarm(props)).toThrow(message);
  });

  test("refuses license servers by list and by pool at once", () => {
    const stack = newStack();
    const licenseServerPool = LicenseServerPool.fromNames(stack, "pool", ["lic1"]);
    expect(() => newFarm({ licenseServerPool }, stack)).toThrow(
      "farm/farm: licenseServers and licenseServerPool are both",
    );
  });

  test("asks for a group, when it is synthesized", () => {
    const stack = newStack();
    newFarm({ sessionHostGroups: undefined }, stack);
    expect(() => synthesize(stack)).toThrow("[farm/farm] There are no groups of session hosts; add one with");
  });

  test("finds a host that is in two groups, when it is synthesized", () => {
    const stack = newStack();
    newFarm(
      {
        sessionHostGroups: {
          ...GROUPS,
          kiosks: { ...GROUPS.kiosks, sessionHosts: ["RDSH2"] },
        },
      },
      stack,
    );
    expect(() => synthesize(stack)).toThrow(
      '[farm/farm/kiosks] "RDSH2" is also configured by farm/farm/desktops/rdsh2, and each',
    );
  });

  test.each([
    ["tokens", "${var.a}", "${var.b}"],
    ["one token", "${var.a}", "${var.a}"],
    ["names", "a", "b"],
  ])("refuses two hosts of one id, which would be one resource, whatever their groups: %s", (_what, one, other) => {
    const [desktops, kiosks] = newFarm().sessionHostGroups;
    desktops?.addSessionHost(one, { id: "shared" });
    expect(() => kiosks?.addSessionHost(other, { id: "shared" })).toThrow(
      'farm/farm/kiosks: the id "shared" is already used by another host',
    );
    expect(() => kiosks?.addSessionHost(other, { id: "shared", settingsScope: LicensingScope.POLICY })).not.toThrow();
  });
});
