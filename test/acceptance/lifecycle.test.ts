import { plainText } from "../support/plain-text";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

retryWherePortsAreTaken();

let workspace: RdsWorkspace;
afterEach(() => workspace.close());

/** What the host was asked, in order; "-" begins a logon. */
function requestsOf(name: string): string[] {
  return workspace.farm
    .host(name)
    .traffic.log()
    .map(({ operation }) => operation);
}

/** A host with a list, as it is read. */
const STORED = ["GetDWORDValue", "EnumValues", "GetMultiStringValue"];
/** The same beside what Windows uses, for which nobody waits. */
const BEFORE_CHANGE = ["GetDWORDValue", "EnumValues", "Enumerate", "GetMultiStringValue"];
/** The same, with what Windows uses, of which the list tells that the one that was read has the right type. */
const REFRESH = ["GetDWORDValue", "GetMultiStringValue", "Enumerate", "GetSpecifiedLicenseServerList"];

/** For tests of what the provider does, not of how it lives. */
function oneProviderForAllCommands(): void {
  beforeEach(async () => {
    workspace = await RdsWorkspace.open({ attached: true });
  });
}

async function create(attributes = {}): Promise<void> {
  workspace.write({ rdsh1: workspace.resource("rdsh1", attributes) });
  const { code, stdout, stderr } = await workspace.terraform.apply();
  if (code !== 0) throw new Error(stdout + stderr);
}

describe("terraform, which starts the provider for each command", () => {
  beforeEach(async () => {
    workspace = await RdsWorkspace.open();
  });

  test("creates its settings, after which the plan is empty", async () => {
    await create();
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 4 },
      servers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
      serversKey: true,
    });
    expect(await workspace.state("rdsh1")).toEqual({
      id: workspace.address("rdsh1"),
      host: workspace.address("rdsh1"),
      mode: "per_user",
      license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
      scope: "local",
      redundancy: null,
      on_policy_override: "warn",
      write_method: "auto",
      on_destroy: "restore",
      original: {
        mode: "not_configured",
        mode_type: "REG_DWORD",
        license_servers: [],
        license_servers_type: "no_key",
      },
      effective_mode: "per_user",
      effective_license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
      mode_source: "local",
      license_servers_source: "local",
    });
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test.each([
    ["ntlm", ["-"]],
    ["basic", []],
  ])("reads a host over one connection with few requests (%s)", async (auth, logon) => {
    await create();
    const { traffic } = workspace.farm.host("rdsh1");
    traffic.reset();
    const { username } = workspace.farm.credentials;
    const basic = auth === "basic" ? { RDSLICENSING_USERNAME: username } : {};
    const plan = ["plan", "-no-color", "-detailed-exitcode"];
    expect((await workspace.terraform.run(plan, { RDSLICENSING_AUTH: auth, ...basic })).code).toBe(0);
    expect(requestsOf("rdsh1")).toEqual([...logon, ...REFRESH]);
    expect(traffic.summary().connections).toBe(1);
  });

  // What the apply replaces, it has read when it planned again. NTLM takes one more a connection.
  test.each([
    ["ntlm", ["-"]],
    ["basic", []],
  ])("creates a host over one connection a command with few requests (%s)", async (auth, logon) => {
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
    const { traffic } = workspace.farm.host("rdsh1");
    const { username } = workspace.farm.credentials;
    const environment = { RDSLICENSING_AUTH: auth, ...(auth === "basic" && { RDSLICENSING_USERNAME: username }) };
    const asked = async (...args: string[]) => {
      traffic.reset();
      expect((await workspace.terraform.run(args, environment)).code).toBe(0);
      expect(traffic.summary().connections).toBe(1);
      return requestsOf("rdsh1");
    };
    const plan = await asked("plan", "-input=false", "-out=plan.bin");
    const apply = await asked("apply", "-input=false", "plan.bin");
    const before = [...logon, "GetDWORDValue", "EnumValues", "Enumerate"];
    expect(plan).toEqual(before);
    expect(apply).toEqual([...before, "SetSpecifiedLicenseServerList", "ChangeMode", ...REFRESH]);
    expect(plan.length + apply.length).toBe(12 + 2 * logon.length);
  });

  test("configures two hosts at once from one process, each over its own connection", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2", { mode: "per_device" }) });
    expect((await workspace.terraform.plan()).code).toBe(2);
    for (const { traffic } of workspace.farm.hosts) traffic.reset();
    expect((await workspace.terraform.run(["apply", "-no-color", "plan.bin"])).code).toBe(0);
    expect(workspace.registry("rdsh1").mode).toMatchObject({ data: 4 });
    expect(workspace.registry("rdsh2").mode).toMatchObject({ data: 2 });
    expect(["rdsh1", "rdsh2"].map((name) => workspace.farm.host(name).connections)).toEqual([1, 1]);
  });

  test("removes at destroy the key that was not there before", async () => {
    await create();
    workspace.farm.host("rdsh1").traffic.reset();
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(requestsOf("rdsh1")).toEqual([
      ...["-", ...REFRESH],
      ...["-", ...BEFORE_CHANGE],
      ...["EmptySpecifiedLicenseServerList", ...STORED],
      ...["SetDWORDValue", "DeleteValue", "EnumKey", "EnumValues", "DeleteKey"],
      ...["GetDWORDValue", "EnumValues"],
    ]);
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 5 },
      servers: undefined,
      serversKey: false,
    });
  });
});

describe("terraform, with a session host", () => {
  oneProviderForAllCommands();

  test("changes in place, writing only what differs", async () => {
    await create();
    const { traffic } = workspace.farm.host("rdsh1");
    traffic.reset();
    await create({ license_servers: ["lic2.contoso.com"] });
    expect(workspace.registry("rdsh1").servers).toEqual({ type: "REG_MULTI_SZ", data: ["lic2.contoso.com"] });
    expect(requestsOf("rdsh1")).toEqual([
      ...["-", ...REFRESH],
      ...["-", ...BEFORE_CHANGE, "SetSpecifiedLicenseServerList", ...REFRESH],
    ]);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test.each([
    ["the mode", "mode", () => set("REG_DWORD", LICENSING_CORE, "LicensingMode", 2)],
    [
      "the order of the license servers",
      "license_servers",
      () => set("REG_MULTI_SZ", LICENSE_SERVERS, "SpecifiedLicenseServers", ["lic2.contoso.com", "lic1.contoso.com"]),
    ],
    [
      "a license server",
      "license_servers",
      () => set("REG_MULTI_SZ", LICENSE_SERVERS, "SpecifiedLicenseServers", ["lic1.contoso.com", "old.contoso.com"]),
    ],
    ["the deleted mode", "mode", () => host().deleteValue(LICENSING_CORE, "LicensingMode")],
    ["the deleted list", "license_servers", () => host().deleteValue(LICENSE_SERVERS, "SpecifiedLicenseServers")],
    ["the deleted key", "license_servers", () => host().deleteKey(LICENSE_SERVERS)],
  ])("plans back %s, and nothing else, when changed behind its back", async (_what, attribute, change) => {
    await create();
    change();
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect(await workspace.plannedChange("rdsh1")).toEqual({ actions: ["update"], attributes: [attribute] });
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { data: 4 },
      servers: { data: ["lic1.contoso.com", "lic2.contoso.com"] },
    });
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("takes no notice of spelling that Windows ignores", async () => {
    await create();
    set("REG_MULTI_SZ", LICENSE_SERVERS, "SpecifiedLicenseServers", [" LIC1.contoso.com", "Lic2.Contoso.com "]);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("takes empty strings in the list for no names, at plan and when the mode alone is applied", async () => {
    await create();
    set("REG_MULTI_SZ", LICENSE_SERVERS, "SpecifiedLicenseServers", ["lic1.contoso.com", "lic2.contoso.com", ""]);
    expect((await workspace.terraform.plan()).code).toBe(0);
    const { traffic } = workspace.farm.host("rdsh1");
    traffic.reset();
    await create({ mode: "per_device" });
    const written = traffic.log().filter(({ operation }) => /^(Set|Change|Delete|Empty)/.test(operation));
    expect(written.map(({ operation }) => operation)).toEqual(["ChangeMode"]);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("shows undocumented and policy-only modes as they are", async () => {
    await create();
    for (const [number, name] of [
      [6, "aad_per_user"],
      [3, "unknown_3"],
      [5, "not_configured"],
    ] as const) {
      set("REG_DWORD", LICENSING_CORE, "LicensingMode", number);
      expect((await workspace.terraform.plan()).stdout).toMatch(new RegExp(`mode\\s+= "${name}" -> "per_user"`));
    }
  });

  test("imports a host, after which the plan is empty and destroy has nothing to restore, which it tells", async () => {
    set("REG_DWORD", LICENSING_CORE, "LicensingMode", 4);
    set("REG_MULTI_SZ", LICENSE_SERVERS, "SpecifiedLicenseServers", ["lic1.contoso.com", "lic2.contoso.com"]);
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
    const imported = await workspace.terraform.import("rdslicensing_configuration.rdsh1", workspace.address("rdsh1"));
    expect(imported.code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({ original: null });
    await create({ mode: "per_device" });
    const { code, stdout } = await workspace.terraform.destroy();
    expect(code).toBe(0);
    expect(plainText(stdout)).toMatch(/Settings left as they are.*"original" is null.*it was imported/);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { data: 2 },
      servers: { data: ["lic1.contoso.com", "lic2.contoso.com"] },
    });
  });

  test("knows values that come from other resources only at apply", async () => {
    const data = (name: string, value: string) => `resource "terraform_data" "${name}" {\n  input = "${value}"\n}\n`;
    const resource = workspace.resource("rdsh1", {
      license_servers: ["lic1.contoso.com", reference("server")],
      mode: reference("mode"),
    });
    workspace.write({ rdsh1: resource }, data("server", "lic9.contoso.com") + data("mode", "per_device"));
    expect((await workspace.terraform.plan()).code).toBe(2);
    const { stdout } = await workspace.terraform.run(["show", "-no-color", "plan.bin"]);
    expect(stdout).toMatch(/mode\s+= \(known after apply\)/);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { data: 2 },
      servers: { data: ["lic1.contoso.com", "lic9.contoso.com"] },
    });
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("moves to another host by restoring the one and creating the other", async () => {
    await create();
    workspace.write({ rdsh1: workspace.resource("rdsh2") });
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect((await workspace.plannedChange("rdsh1")).actions).toEqual(["delete", "create"]);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 5 }, serversKey: false });
    expect(workspace.registry("rdsh2")).toMatchObject({ mode: { data: 4 } });
  });
});

describe("destroy", () => {
  oneProviderForAllCommands();

  test.each([
    ["the values", { mode: { type: "REG_DWORD", data: 2 }, servers: { type: "REG_MULTI_SZ", data: ["old1", "old2"] } }],
    ["the value types", { mode: { type: "REG_SZ", data: "4" }, servers: { type: "REG_SZ", data: "old1,old2" } }],
    [
      "unusual value types",
      { mode: { type: "REG_QWORD", data: 4n }, servers: { type: "REG_EXPAND_SZ", data: "old1" } },
    ],
  ] as const)("restores %s that were there before", async (_what, { mode, servers }) => {
    host().setValue(LICENSING_CORE, "LicensingMode", mode);
    host().setValue(
      LICENSE_SERVERS,
      "SpecifiedLicenseServers",
      servers as Parameters<ReturnType<typeof host>["setValue"]>[2],
    );
    await create();
    expect(await workspace.state("rdsh1")).toMatchObject({
      original: { mode_type: mode.type, license_servers_type: servers.type },
    });
    expect(workspace.registry("rdsh1").mode).toEqual({ type: "REG_DWORD", data: 4 });
    await create({ mode: "per_device" });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual({ mode, servers, serversKey: true });
    expect(await workspace.state("rdsh1")).toBeUndefined();
  });

  test.each([
    ["auto", { type: "REG_MULTI_SZ", data: [] }],
    ["registry", undefined],
  ])("leaves no license server where the list was empty before (%s)", async (write_method, servers) => {
    host().setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: [] });
    await create({ write_method });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({ servers, serversKey: true });
  });

  test("clears the settings where asked to", async () => {
    set("REG_DWORD", LICENSING_CORE, "LicensingMode", 2);
    await create({ on_destroy: "clear" });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { type: "REG_DWORD", data: 5 }, servers: undefined });
  });

  test("keeps the settings where asked to, without asking the host", async () => {
    await create();
    await create({ on_destroy: "keep" });
    await workspace.farm.host("rdsh1").down();
    expect((await workspace.terraform.destroy("-refresh=false")).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { data: 4 },
      servers: { data: ["lic1.contoso.com", "lic2.contoso.com"] },
    });
  });
});

function reference(name: string): string {
  return `$\{terraform_data.${name}.output}`;
}

function host() {
  return workspace.farm.host("rdsh1").registry;
}

function set(type: "REG_DWORD" | "REG_MULTI_SZ", key: string, name: string, data: number | string[]): void {
  host().setValue(key, name, { type, data } as Parameters<ReturnType<typeof host>["setValue"]>[2]);
}
