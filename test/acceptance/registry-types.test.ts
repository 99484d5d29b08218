import type { RegistryValue } from "../../src/simulator";
import { plainText } from "../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

let workspace: RdsWorkspace;
beforeAll(async () => {
  workspace = await RdsWorkspace.open({ attached: true });
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
});
afterAll(() => workspace.close());

function set(setting: "mode" | "license_servers", value: RegistryValue): void {
  const { registry } = workspace.farm.host("rdsh1");
  if (setting === "mode") registry.setValue(LICENSING_CORE, "LicensingMode", value);
  else registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", value);
}

const DECLARED = {
  mode: { type: "REG_DWORD", data: 4 },
  servers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
};

describe.each([
  ["mode", { type: "REG_SZ", data: "4" }, /LicensingMode .* is a REG_SZ \("4"\), but Windows reads only a REG_DWORD/],
  ["mode", { type: "REG_QWORD", data: 4n }, /LicensingMode .* is a REG_QWORD \("4"\)/],
  [
    "license_servers",
    { type: "REG_SZ", data: "lic1.contoso.com" },
    /SpecifiedLicenseServers .* is a REG_SZ \("lic1\.contoso\.com"\), but Windows reads only a REG_MULTI_SZ/,
  ],
  ["license_servers", { type: "REG_EXPAND_SZ", data: "lic1.contoso.com" }, /is a REG_EXPAND_SZ \("lic1/],
] as const)("a %s that is %j", (setting, value, message) => {
  beforeAll(async () => {
    expect((await workspace.terraform.destroy()).code).toBe(0);
  });

  test("is drift that a plan tells with type and value, and an apply repairs", async () => {
    expect((await workspace.terraform.apply()).code).toBe(0);
    set(setting, value as RegistryValue);
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    expect(plainText(stdout)).toMatch(/Warning: Registry value of the wrong type/);
    expect(plainText(stdout)).toMatch(message);
    expect((await workspace.plannedChange("rdsh1")).attributes).toEqual([setting]);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
    const after = await workspace.terraform.plan();
    expect(after.code).toBe(0);
    expect(after.stdout).not.toContain("wrong type");
    expect((await workspace.terraform.destroy()).code).toBe(0);
  });

  test("is put back on destroy where it was there before", async () => {
    set(setting, value as RegistryValue);
    const before = workspace.registry("rdsh1");
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual(before);
    set("mode", { type: "REG_DWORD", data: 5 });
  });
});
