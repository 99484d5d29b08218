import { plainText } from "../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace, type ResourceText } from "../support/rds-workspace";

const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open({ attached: true });
});
afterEach(() => workspace.close());

const host = () => workspace.farm.host("rdsh1");

async function apply(attributes: ResourceText = {}) {
  workspace.write({ rdsh1: workspace.resource("rdsh1", attributes) });
  const { code, stdout, stderr } = await workspace.terraform.apply();
  return { code, text: plainText(stdout + stderr) };
}

async function plan(...args: string[]) {
  const { code, stdout, stderr } = await workspace.terraform.plan(...args);
  return { code, text: plainText(stdout + stderr) };
}

describe("Group Policy over the host's own settings", () => {
  test("is told at plan on the attribute, with the policy's value that wins, the mode and the list by themselves", async () => {
    expect((await apply()).code).toBe(0);
    host().applyPolicy({ mode: 2 });
    const { code, text } = await plan();
    expect(code).toBe(0);
    expect(text).toMatch(
      /Warning: Group Policy overrides mode with rdslicensing_configuration.rdsh1, on main.tf line \d+, .* mode = "per_user" Group Policy sets LicensingMode .*Per Device wins over/,
    );
    expect(text).not.toContain("overrides license_servers");
    host().applyPolicy({ mode: null, licenseServers: ["gpo.contoso.com"] });
    const second = await plan();
    expect(second.code).toBe(0);
    expect(second.text).toMatch(
      /overrides license_servers .*Group Policy sets LicenseServers .*"gpo.contoso.com" wins/,
    );
    expect(second.text).not.toContain("overrides mode");
  });

  test("shows in the effective values and their sources, and is no drift", async () => {
    expect((await apply()).code).toBe(0);
    host().applyPolicy({ mode: 2, licenseServers: ["gpo1", "gpo2"] });
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({
      mode: "per_user",
      license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
      effective_mode: "per_device",
      effective_license_servers: ["gpo1", "gpo2"],
      mode_source: "group_policy",
      license_servers_source: "group_policy",
    });
  });

  test("that says the same is no override", async () => {
    host().applyPolicy({ mode: 4, licenseServers: ["LIC1.contoso.com", "lic2.contoso.com"] });
    const { code, text } = await apply();
    expect(code).toBe(0);
    expect(text).not.toContain("Group Policy overrides");
    expect(await workspace.state("rdsh1")).toMatchObject({ mode_source: "group_policy" });
    expect((await plan()).code).toBe(0);
  });

  test("is told before a host is managed, too", async () => {
    host().applyPolicy({ mode: 2 });
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
    const { code, text } = await plan();
    expect(code).toBe(2);
    expect(text).toContain("Group Policy overrides mode");
  });

  test("is an error at plan where asked for, before anything is written", async () => {
    host().applyPolicy({ mode: 2 });
    const { code, text } = await apply({ on_policy_override: "error" });
    expect(code).toBe(1);
    expect(text).toMatch(/Error: Group Policy overrides mode .* mode = "per_user"/);
    expect(workspace.registry("rdsh1").servers).toBeUndefined();
    host().applyPolicy({ mode: null });
    expect((await apply({ on_policy_override: "error" })).code).toBe(0);
    host().applyPolicy({ licenseServers: ["gpo1"] });
    expect((await plan()).code).toBe(1);
    const { code: stopped, stderr } = await workspace.terraform.destroy();
    expect(stopped).toBe(1);
    expect(plainText(stderr)).toContain("terraform destroy -refresh=false");
    expect((await workspace.terraform.destroy("-refresh=false")).code).toBe(0);
  });

  test("that comes between plan and apply is an error where asked for, and nothing is written", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1", { on_policy_override: "error" }) });
    expect((await plan()).code).toBe(2);
    host().applyPolicy({ mode: 2 });
    const { code, stderr } = await workspace.terraform.run(["apply", "-no-color", "plan.bin"]);
    expect(code).toBe(1);
    expect(plainText(stderr)).toContain("Group Policy overrides mode");
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 5 }, servers: undefined });
  });

  test.each([
    ["comes", null, 2],
    ["goes", 2, null],
  ])("that %s between plan and apply changes what is in use, and no plan is broken", async (_what, before, after) => {
    expect((await apply()).code).toBe(0);
    host().applyPolicy({ mode: before });
    workspace.write({ rdsh1: workspace.resource("rdsh1", { license_servers: ["lic9"] }) });
    expect((await plan()).code).toBe(2);
    host().applyPolicy({ mode: after });
    expect((await workspace.terraform.run(["apply", "-no-color", "plan.bin"])).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({
      effective_mode: after === null ? "per_user" : "per_device",
      effective_license_servers: ["lic9"],
    });
    expect((await plan()).code).toBe(0);
  });

  test.each(["refused", "fault", "ignored"] as const)(
    "leaves the host's own values to be written all the same, whatever its setters answer (%s)",
    async (policyWrites) => {
      host().windows.policyWrites = policyWrites;
      host().applyPolicy({ mode: 2, licenseServers: ["gpo1"] });
      expect((await apply()).code).toBe(0);
      expect(workspace.registry("rdsh1")).toMatchObject({
        mode: { data: 4 },
        servers: { data: ["lic1.contoso.com", "lic2.contoso.com"] },
      });
      expect((await plan()).code).toBe(0);
      expect((await workspace.terraform.destroy()).code).toBe(0);
      expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 5 }, servers: undefined, serversKey: false });
    },
  );

  test.each([
    ["refused", /Group Policy is in force.*0x80041016.*scope = "policy"/],
    ["fault", /Group Policy is in force.*scope = "policy"/],
    ["ignored", /not kept.*reported success.*Group Policy/],
  ] as const)("is an error for write_method = wmi, and nothing is written (%s)", async (policyWrites, message) => {
    host().windows.policyWrites = policyWrites;
    host().applyPolicy({ mode: 2 });
    const { code, text } = await apply({ write_method: "wmi" });
    expect(code).toBe(1);
    expect(text).toMatch(message);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 5 }, servers: undefined, serversKey: false });
    expect(await workspace.state("rdsh1")).toBeUndefined();
  });

  test("is not what a setter's refusal is put down to where the host reports none: auto writes the registry, wmi says so", async () => {
    host().fault({ name: "return-invalid-operation", operation: "ChangeMode", times: 0 });
    const refused = await apply({ write_method: "wmi" });
    expect([refused.code, workspace.registry("rdsh1").mode]).toEqual([1, { type: "REG_DWORD", data: 5 }]);
    expect(refused.text).toMatch(/ChangeMode.*0x80041016/);
    expect(refused.text).not.toContain("Group Policy");
    const { code, text } = await apply({ write_method: "auto" });
    expect(code).toBe(0);
    expect(text).not.toContain("Group Policy");
    expect(workspace.registry("rdsh1").mode).toEqual({ type: "REG_DWORD", data: 4 });
    expect((await plan()).code).toBe(0);
  });

  test("with a value of another type, or one that is not documented, is told as it is", async () => {
    expect((await apply()).code).toBe(0);
    host().registry.setValue(POLICIES, "LicensingMode", { type: "REG_DWORD", data: 9 });
    expect((await plan()).text).toContain("an undocumented value (9) wins");
    host().registry.setValue(POLICIES, "LicensingMode", { type: "REG_SZ", data: "2" });
    expect((await plan()).code).toBe(0);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({ effective_mode: "per_user", mode_source: "local" });
  });
});

describe('scope = "policy"', () => {
  const policy = () => ({
    mode: host().registry.getValue(POLICIES, "LicensingMode"),
    servers: host().registry.getValue(POLICIES, "LicenseServers"),
  });

  test("keeps the settings as gpedit would, finds drift in them, and takes them away again", async () => {
    const created = await apply({ scope: "policy" });
    expect(created.code).toBe(0);
    expect(created.text).toMatch(/The policy may not be in use yet.*never restarts a host/);
    const wanted = {
      mode: { type: "REG_DWORD", data: 4 },
      servers: { type: "REG_SZ", data: "lic1.contoso.com,lic2.contoso.com" },
    };
    expect(policy()).toEqual(wanted);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 5 }, servers: undefined });
    expect(await workspace.state("rdsh1")).toMatchObject({ scope: "policy", mode_source: "group_policy" });
    expect((await plan()).code).toBe(0);
    host().registry.setValue(POLICIES, "LicenseServers", { type: "REG_SZ", data: "lic2.contoso.com" });
    expect((await plan()).code).toBe(2);
    expect(await workspace.plannedChange("rdsh1")).toEqual({ actions: ["update"], attributes: ["license_servers"] });
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(policy()).toEqual(wanted);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(policy()).toEqual({ mode: undefined, servers: undefined });
  });

  test("is imported by its own ID", async () => {
    host().applyPolicy({ mode: 4, licenseServers: ["lic1.contoso.com", "lic2.contoso.com"] });
    workspace.write({ rdsh1: workspace.resource("rdsh1", { scope: "policy" }) });
    const id = `${workspace.address("rdsh1")}/policy`;
    expect((await workspace.terraform.import("rdslicensing_configuration.rdsh1", id)).code).toBe(0);
    expect((await plan()).code).toBe(0);
  });

  test("restores and clears what was there", async () => {
    host().applyPolicy({ mode: 2, licenseServers: ["old1"] });
    expect((await apply({ scope: "policy" })).code).toBe(0);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(policy()).toMatchObject({ mode: { data: 2 }, servers: { data: "old1" } });
    expect((await apply({ scope: "policy", on_destroy: "clear" })).code).toBe(0);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(policy()).toEqual({ mode: undefined, servers: undefined });
  });

  test("does not go together with Windows' setters", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1", { scope: "policy", write_method: "wmi" }) });
    const { code, stderr } = await workspace.terraform.validate();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/do not go together.*write_method = "wmi"/);
  });
});

describe("how values are written", () => {
  const setters = () =>
    host()
      .traffic.log()
      .map(({ operation }) => operation)
      .filter((operation) => /^(Set|Change|Create|Empty|Delete)/.test(operation));

  test.each(["auto", "wmi"])("by Windows' own setters, and no restart is asked for (%s)", async (write_method) => {
    const { code, text } = await apply({ write_method });
    expect(code).toBe(0);
    expect(setters()).toEqual(["SetSpecifiedLicenseServerList", "ChangeMode"]);
    expect(text).not.toMatch(/restart/i);
    const destroyed = await workspace.terraform.destroy();
    expect(destroyed.code).toBe(0);
    expect(plainText(destroyed.stdout + destroyed.stderr)).toMatch(
      /A restart of the host is needed.*never restarts a host. Windows' own setters, which need no restart, cannot remove a/,
    );
  });

  test("in the registry, after which a restart is asked for and not done", async () => {
    const { code, text } = await apply({ write_method: "registry" });
    expect(code).toBe(0);
    expect(setters()).toEqual(["CreateKey", "SetMultiStringValue", "SetDWORDValue"]);
    expect(text).toMatch(/A restart of the host is needed.*never restarts a host/);
  });

  test("a list of 64 servers", async () => {
    const license_servers = Array.from({ length: 64 }, (_, index) => `license-server-${index}.contoso.com`);
    expect((await apply({ license_servers })).code).toBe(0);
    expect(workspace.registry("rdsh1").servers).toEqual({ type: "REG_MULTI_SZ", data: license_servers });
    expect((await plan()).code).toBe(0);
  });
});

describe("a host whose Windows can not say what it uses", () => {
  test("because the role is absent is told that licensing does not apply yet, and its registry is set", async () => {
    host().windows.roleActive = false;
    const { code, text } = await apply();
    expect(code).toBe(0);
    expect(text).toMatch(/Licensing does not apply yet.*apply once the role is installed/);
    expect(text).not.toContain("A restart of the host is needed");
    expect(workspace.registry("rdsh1").mode).toMatchObject({ data: 4 });
    expect(await workspace.state("rdsh1")).toMatchObject({ effective_mode: null, mode_source: "none" });
    host().windows.roleActive = true;
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({ effective_mode: "per_user", mode_source: "local" });
  });

  test.each([
    ["the class is absent", () => host().removeWmiClass("root/cimv2/TerminalServices", "Win32_TerminalServiceSetting")],
    ["the namespace is absent", () => host().removeWmiClass("root/cimv2/TerminalServices")],
    ["WMI is broken", () => host().fault({ name: "provider-access-denied", operation: "Enumerate", times: 0 })],
  ])("because %s is managed all the same, with a warning", async (_what, breakIt) => {
    breakIt();
    host().applyPolicy({ mode: 2 });
    const { code, text } = await apply();
    expect(code).toBe(0);
    expect(text).toMatch(/Effective values are not known.*registry of localhost:\d+ could be read/);
    expect(text).toMatch(/Group Policy overrides mode.*something else may win/);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { data: 4 },
      servers: { data: ["lic1.contoso.com", "lic2.contoso.com"] },
    });
    expect(await workspace.state("rdsh1")).toMatchObject({
      effective_mode: null,
      effective_license_servers: null,
      mode_source: "group_policy",
      license_servers_source: "local",
    });
    expect((await plan()).code).toBe(0);
    host().registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    expect((await plan()).code).toBe(2);
  });

  test("at wmi, is an error that says so", async () => {
    host().removeWmiClass("root/cimv2/TerminalServices");
    const { code, text } = await apply({ write_method: "wmi" });
    expect(code).toBe(1);
    expect(text).toMatch(/namespace does not exist/);
    expect(host().registry.findKey(LICENSE_SERVERS)).toBeUndefined();
  });
});
