import childProcess from "node:child_process";
import { Testing } from "cdktf";
import {
  LicensingMode,
  LicensingScope,
  OnDestroy,
  OnPolicyOverride,
  OnViolation,
  RdsLicensing,
  RdslicensingProvider,
  WriteMethod,
} from "../../src/constructs";
import { configurations, newLicensing, newStack, PROPS, synthesize, variable } from "./synthesize";

describe("RdsLicensing", () => {
  test("configures every session host alike, at addresses that must never change", () => {
    const stack = newStack();
    newLicensing(
      {
        redundancy: { minimumServers: 2, minimumReachable: 1, onViolation: OnViolation.WARN },
        settingsScope: LicensingScope.LOCAL,
        onPolicyOverride: OnPolicyOverride.ERROR,
        writeMethod: WriteMethod.WMI,
        onDestroy: OnDestroy.KEEP,
      },
      stack,
    );
    const common = {
      license_servers: ["lic1.contoso.com", "lic2"],
      mode: "per_user",
      redundancy: { minimum_servers: 2, minimum_reachable: 1, on_violation: "warn" },
      scope: "local",
      on_policy_override: "error",
      write_method: "wmi",
      on_destroy: "keep",
    };
    expect(configurations(stack)).toEqual({
      licensing_rdsh1contosocom_1222BE71: { ...common, host: "rdsh1.contoso.com" },
      licensing_rdsh2contosocom5987_EB898CC6: { ...common, host: "rdsh2.contoso.com:5987" },
    });
  });

  test("leaves to the provider what is not said", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["rdsh1"] }, stack);
    const attributes = Object.keys(Object.values(configurations(stack))[0]);
    expect(attributes.sort()).toEqual(["host", "license_servers", "mode"]);
  });

  test("keeps a host's address when the letter case of its name or its place in the list changes", () => {
    const [stack, changed] = [newStack(), newStack()];
    newLicensing({}, stack);
    const sessionHosts = ["RDSH2.contoso.com:5987", "new.contoso.com", "RDSH1.CONTOSO.COM"];
    newLicensing({ sessionHosts }, changed);
    const names = Object.keys(configurations(stack));
    expect(Object.keys(configurations(changed))).toEqual(expect.arrayContaining(names));
  });

  test("passes the provider on", () => {
    const stack = newStack();
    const provider = new RdslicensingProvider(stack, "dmz", { alias: "dmz" });
    newLicensing({ provider }, stack);
    const providers = Object.values(configurations(stack)).map((resource) => resource.provider);
    expect(providers).toEqual(["rdslicensing.dmz", "rdslicensing.dmz"]);
  });

  test("has the only host's configuration as default child, and none when there are several", () => {
    const licensing = newLicensing({ sessionHosts: ["rdsh1"] });
    expect(licensing.node.defaultChild).toBe(licensing.configurations[0]);
    licensing.addSessionHost("rdsh2");
    expect(licensing.node.defaultChild).toBeUndefined();
  });
});

describe("RdsLicensing.configurationFor", () => {
  test("finds the configuration of a host, letter case aside", () => {
    const licensing = newLicensing();
    expect(licensing.configurationFor("RDSH2.contoso.com:5987")).toBe(licensing.configurations[1]);
  });

  test("finds the configuration of a host named by a token", () => {
    const stack = newStack();
    const host = variable(stack, "string").stringValue;
    const licensing = newLicensing({ sessionHosts: ["rdsh1", host] }, stack);
    expect(licensing.configurationFor(host)).toBe(licensing.configurations[1]);
  });

  test("tells interpolations apart by letter case, as Terraform does", () => {
    const licensing = newLicensing({ sessionHosts: ["${var.host}", "${var.HOST}"] });
    expect(licensing.configurationFor("${var.HOST}")).toBe(licensing.configurations[1]);
  });

  test("is the way to everything Terraform offers beyond the properties", () => {
    const stack = newStack();
    const configuration = newLicensing({}, stack).configurationFor("rdsh1.contoso.com");
    configuration.lifecycle = { preventDestroy: true };
    configuration.addOverride("scope", "policy");
    expect(Object.values(configurations(stack))[0]).toMatchObject({
      lifecycle: { prevent_destroy: true },
      scope: "policy",
    });
  });

  test("is where a host is imported", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["h1"] }, stack)
      .configurationFor("h1")
      .importFrom("h1");
    // Without the CDK's validation, which asks for Terraform.
    expect(JSON.parse(Testing.synth(stack)).import).toEqual([
      { id: "h1", to: "rdslicensing_configuration.licensing_h1_5D768613" },
    ]);
  });

  test("says which hosts there are when asked for another", () => {
    expect(() => newLicensing().configurationFor("rdsh9")).toThrow(
      'farm/licensing has no session host "rdsh9"; use one of rdsh1.contoso.com, rdsh2.contoso.com:5987.',
    );
  });

  test("says what to use when only Terraform knows the hosts", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    expect(() => licensing.configurationFor("rdsh1")).toThrow("use configurations[0]");
  });
});

describe("The validation of an RdsLicensing", () => {
  test.each([{ sessionHosts: [] }, { sessionHosts: undefined }])("asks for a session host: %j", (props) => {
    const stack = newStack();
    newLicensing(props, stack);
    expect(() => synthesize(stack)).toThrow("[farm/licensing] There are no session hosts; add one with sessionHosts");
  });

  test("finds a host that another construct of the stack configures, letter case aside", () => {
    const stack = newStack();
    newLicensing({}, stack);
    new RdsLicensing(stack, "again", { ...PROPS, sessionHosts: ["RDSH1.contoso.com", "rdsh3"] });
    expect(() => synthesize(stack)).toThrow(
      '[farm/again] "RDSH1.contoso.com" is also configured by farm/licensing/rdsh1.contoso.com, and each',
    );
  });

  test("lets a host's own settings and those of its policy be configured side by side", () => {
    const stack = newStack();
    newLicensing({}, stack);
    new RdsLicensing(stack, "policy", { ...PROPS, settingsScope: LicensingScope.POLICY });
    expect(Object.keys(configurations(stack))).toHaveLength(4);
  });

  test("imports every host of a group, added before or after, by the scope of its settings", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: ["h1"], settingsScope: LicensingScope.POLICY }, stack);
    licensing.importSessionHosts();
    licensing.addSessionHost("h2", { settingsScope: LicensingScope.LOCAL });
    const ids = JSON.parse(Testing.synth(stack)).import.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(["h1/policy", "h2"]);
  });

  test("checks the engine's version once for all imports of a stack, where the CDK starts the engine for each", () => {
    const started = jest.spyOn(childProcess, "execSync").mockReturnValue("Terraform v1.11.4");
    try {
      const stack = newStack();
      for (const id of ["desktops", "kiosks"]) {
        const sessionHosts = [1, 2, 3].map((number) => `${id}${number}`);
        new RdsLicensing(stack, id, { ...PROPS, sessionHosts }).importSessionHosts();
      }
      expect(synthesize(stack).import).toHaveLength(6);
      expect(started).toHaveBeenCalledTimes(1);
      started.mockReturnValue("Terraform v1.4.7");
      expect(() => synthesize(stack)).toThrow("1.4.7 is lower than the required version");
    } finally {
      started.mockRestore();
    }
  });

  test("cannot import all hosts where only Terraform knows them, or their scope", () => {
    const stack = newStack();
    const hosts = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    expect(() => hosts.importSessionHosts()).toThrow("because Terraform repeats that resource for each host");
    const scope = LicensingScope.of(variable(newStack(), "string").stringValue);
    const licensing = newLicensing({ sessionHosts: ["h1"], settingsScope: scope });
    expect(() => licensing.importSessionHosts()).toThrow(
      'settingsScope is a token, so importSessionHosts cannot say what to import; use importFrom with "HOST" or "HOST/policy" for each host.',
    );
  });

  test("finds an import of hosts that only Terraform knows, which would lack a key, and says how to write it", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    licensing.addSessionHost("rdsh1").importFrom("rdsh1");
    expect(licensing.node.validate()).toEqual([]);
    licensing.configurations[0]?.importFrom("rdsh2");
    const address = "rdslicensing_configuration.licensing_each_E9CA5566";
    expect(licensing.node.validate()).toEqual([
      `importFrom cannot say which host of ${address} to import, because Terraform repeats that resource for each host; add an import block to the stack with addOverride('import', [{ to: '${address}["HOST"]', id: "HOST" }]), or run "terraform import".`,
    ]);
  });

  test("compares hosts as they are written, but for letter case, and those of one stack only", () => {
    const [stack, other] = [newStack(), newStack()];
    newLicensing({ sessionHosts: ["rdsh1", "rdsh1:5986"] }, stack);
    new RdsLicensing(stack, "again", { ...PROPS, sessionHosts: ["rdsh1.contoso.com"] });
    newLicensing({ sessionHosts: ["rdsh1"] }, other);
    expect(Object.keys(configurations(stack))).toHaveLength(3);
    expect(Object.keys(configurations(other))).toHaveLength(1);
  });

  test("does not compare hosts or scopes that only Terraform knows", () => {
    const stack = newStack();
    const input = variable(stack, "string").stringValue;
    newLicensing({ sessionHosts: [input, "rdsh1"], settingsScope: LicensingScope.of("${var.scope}") }, stack);
    new RdsLicensing(stack, "again", { ...PROPS, sessionHosts: [input, "rdsh1"] });
    expect(Object.keys(configurations(stack))).toHaveLength(4);
  });
});

describe("RdsLicensing.addSessionHost", () => {
  test("gives a host what the others have, but for its own settings", () => {
    const stack = newStack();
    const common = { settingsScope: LicensingScope.POLICY, redundancy: { minimumServers: 2 } };
    const licensing = newLicensing({ sessionHosts: ["rdsh1"], ...common }, stack);
    const kiosk = licensing.addSessionHost("Kiosk1", {
      mode: LicensingMode.PER_DEVICE,
      settingsScope: LicensingScope.LOCAL,
    });
    expect(kiosk).toBe(licensing.configurationFor("kiosk1"));
    expect(configurations(stack)).toMatchObject({
      licensing_rdsh1_EB5FDE34: { host: "rdsh1", mode: "per_user", scope: "policy" },
      licensing_kiosk1_D63C4624: {
        host: "Kiosk1",
        mode: "per_device",
        license_servers: PROPS.licenseServers,
        redundancy: { minimum_servers: 2 },
        scope: "local",
      },
    });
  });

  test("replaces the redundancy as a whole", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: [], redundancy: { minimumServers: 2 } }, stack);
    licensing.addSessionHost("rdsh1", { licenseServers: ["lic3"], redundancy: { minimumReachable: 1 } });
    expect(Object.values(configurations(stack))[0].redundancy).toEqual({ minimum_reachable: 1 });
  });

  test("makes do without the list of session hosts", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: undefined }, stack).addSessionHost("rdsh1");
    expect(Object.values(configurations(stack))).toMatchObject([{ host: "rdsh1", mode: "per_user" }]);
  });

  test("adds to a list of session hosts that is a token", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    const added = licensing.addSessionHost("rdsh1");
    expect(licensing.configurationFor("rdsh1")).toBe(added);
    expect(licensing.configurations).toHaveLength(2);
  });

  test("knows a host that is a token by the id it is given, wherever it stands", () => {
    const [stack, other] = [newStack(), newStack()];
    newLicensing({ sessionHosts: [] }, stack).addSessionHost(variable(stack, "string").stringValue, { id: "blue" });
    newLicensing({}, other).addSessionHost(variable(other, "string").stringValue, { id: "blue" });
    const name = "licensing_blue_3A29A110";
    expect(configurations(stack)).toHaveProperty([name, "host"], "${var.input}");
    expect(configurations(other)).toHaveProperty([name, "host"], "${var.input}");
  });

  test("refuses a host that is there, be it a token", () => {
    const stack = newStack();
    const host = variable(stack, "string").stringValue;
    const licensing = newLicensing({ sessionHosts: ["rdsh1", host] }, stack);
    expect(() => licensing.addSessionHost("RDSH1")).toThrow('farm/licensing: "RDSH1" is listed twice');
    expect(() => licensing.addSessionHost(host)).toThrow("is listed twice");
  });

  test("refuses what is wrong in the host's name or its own settings, which it names", () => {
    const licensing = newLicensing();
    expect(() => licensing.addSessionHost("rdsh 3")).toThrow('farm/licensing: host: "rdsh 3" contains a blank');
    const mode = LicensingMode.of("per_core");
    expect(() => licensing.addSessionHost("rdsh3", { mode })).toThrow('farm/licensing/rdsh3: mode: "per_core"');
    const redundancy = { minimumServers: 3 };
    expect(() => licensing.addSessionHost("rdsh4", { redundancy })).toThrow(
      "farm/licensing/rdsh4: redundancy.minimumServers: The list names 2 license servers; at least 3 are wanted.",
    );
  });

  test("refuses an id that another host or a part of the construct has, and says what to use instead", () => {
    const stack = newStack();
    const licensing = newLicensing({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    licensing.addSessionHost("rdsh1");
    licensing.diagnose();
    const refused = (id: string) =>
      `the id "${id}" is already used by another host or by a part of the construct; use the host's fully qualified name, or give it another id with addSessionHost.`;
    expect(() => licensing.addSessionHost("each")).toThrow(`farm/licensing: ${refused("each")}`);
    expect(() => licensing.addSessionHost("Diagnosis")).toThrow(`farm/licensing: ${refused("diagnosis")}`);
    expect(() => licensing.addSessionHost("rdsh2", { id: "rdsh1" })).toThrow(`farm/licensing: ${refused("rdsh1")}`);
    expect(() => licensing.addSessionHost("check")).toThrow(`farm/licensing/diagnosis: ${refused("check")}`);
  });
});
