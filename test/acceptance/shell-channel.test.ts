import { join } from "node:path";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

/** The provider runs in a temporary folder; the package is where this project has it. */
const shellEnvironment = {
  RDSLICENSING_CHANNEL: "shell",
  NODE_PATH: join(__dirname, "../../node_modules"),
};

let workspace: RdsWorkspace;
afterEach(() => workspace.close());

async function create(attributes = {}): Promise<void> {
  workspace.write({ rdsh1: workspace.resource("rdsh1", attributes) });
  const { code, stdout, stderr } = await workspace.terraform.apply();
  if (code !== 0) throw new Error(stdout + stderr);
}

function registry() {
  return workspace.farm.host("rdsh1").registry;
}

/** What of WMI the host was asked, and how many shells are left open. */
function trace() {
  const { traffic, openShells } = workspace.farm.host("rdsh1");
  const wmi = traffic.log().filter(({ operation }) => /^(Get|Set|Enum|Create.|Delete.)/.test(operation));
  return { wmi: wmi.map(({ operation }) => operation), openShells };
}

describe.each(["ntlm", "basic"])("terraform through a remote shell, with %s", (auth) => {
  beforeEach(async () => {
    workspace = await RdsWorkspace.open({
      attached: true,
      environment: {
        ...shellEnvironment,
        RDSLICENSING_AUTH: auth,
        ...(auth === "basic" && { RDSLICENSING_USERNAME: "Administrator" }),
      },
    });
  });

  test("creates, plans drift back, updates and restores as the CIM channel does, without a WMI call", async () => {
    await create();
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 4 },
      servers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
      serversKey: true,
    });
    expect((await workspace.terraform.plan()).code).toBe(0);

    registry().setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect(await workspace.plannedChange("rdsh1")).toEqual({ actions: ["update"], attributes: ["mode"] });
    registry().deleteKey(LICENSE_SERVERS);
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect((await workspace.plannedChange("rdsh1")).attributes).toEqual(["license_servers", "mode"]);

    await create({ license_servers: ["lic2.contoso.com"] });
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 4 }, servers: { data: ["lic2.contoso.com"] } });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 5 },
      servers: undefined,
      serversKey: false,
    });
    expect(trace()).toEqual({ wmi: [], openShells: 0 });
  });
});

describe("the shell channel", () => {
  beforeEach(async () => {
    workspace = await RdsWorkspace.open({ attached: true, environment: shellEnvironment });
  });

  test("imports, and restores unusual value types", async () => {
    registry().setValue(LICENSING_CORE, "LicensingMode", { type: "REG_QWORD", data: 4n });
    registry().setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_EXPAND_SZ", data: "old1" });
    await create();
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({
      mode: { type: "REG_QWORD", data: 4n },
      servers: { type: "REG_EXPAND_SZ", data: "old1" },
    });
    registry().setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 4 });
    registry().setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", {
      type: "REG_MULTI_SZ",
      data: ["lic1.contoso.com", "lic2.contoso.com"],
    });
    const imported = await workspace.terraform.import("rdslicensing_configuration.rdsh1", workspace.address("rdsh1"));
    expect(imported.code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("works on a host that denies WMI", async () => {
    workspace.farm.host("rdsh1").fault({ name: "soap-access-denied", operation: "GetDWORDValue", times: 0 });
    await create();
    expect(workspace.registry("rdsh1").mode).toEqual({ type: "REG_DWORD", data: 4 });
  });

  test("names what it was denied, as the CIM channel does", async () => {
    workspace.farm.host("rdsh1").fault({ name: "return-access-denied", operation: "Command", times: 0 });
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(stderr.replace(/[\s│]+/g, " ")).toContain("Registry access denied");
    expect(trace().openShells).toBe(0);
  });
});

/** A standalone program has the package inside. */
const ofTheScript = process.env.TESTED_PROVIDER ? test.skip : test;

ofTheScript("a missing package is named, with where to install it", async () => {
  workspace = await RdsWorkspace.open({ environment: { ...shellEnvironment, NODE_PATH: "" } });
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
  const { code, stderr } = await workspace.terraform.apply();
  expect(code).toBe(1);
  expect(stderr.replace(/[\s│]+/g, " ")).toContain("npm install winrm-client@0.0.11");
});
