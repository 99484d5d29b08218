import type { LicenseServerState } from "../../../src/simulator/license-server/license-server-state";
import type { CimShape } from "../../../src/wsman";
import { SimulatedWmi } from "../../support/simulated-wmi";

const namespace = "root/cimv2";
const className = "Win32_TSLicenseServer";
const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

describe("a simulated license server", () => {
  let wmi: SimulatedWmi;
  const state = () => wmi.host("lic1").licensing as LicenseServerState;
  const packs = (name: string) => wmi.query(name, namespace, "select * from Win32_TSLicenseKeyPack");
  const properties = () => wmi.get("lic1", namespace, className);
  const ask = async (method: string, gives: CimShape, parameters: Record<string, string> = {}) => {
    const takes = Object.fromEntries(Object.keys(parameters).map((name) => [name, "string" as const]));
    return wmi.invoke("lic1", { namespace, className, method, takes, parameters, gives });
  };

  beforeAll(async () => {
    wmi = await SimulatedWmi.start([
      { name: "rdsh1" },
      { name: "lic1", role: "license_server", windows: "2019", licensing: { securityGroup: ["rdsh1"] } },
      {
        name: "lic2",
        role: "license_server",
        licensing: {
          keyPacks: [
            { mode: "per_user", total: 5, issued: 7, productVersion: "Windows Server 2016", productVersionId: 5 },
            { mode: "per_device", type: 5, typeAndModel: "RDS Per Device CAL", expires: "2030-12-31T10:00:00+02:00" },
          ],
        },
      },
    ]);
  });
  afterAll(() => wmi.stop());

  test("says who it is, and nothing to an account that is no administrator", async () => {
    expect(await properties()).toMatchObject({
      DatabasePath: "C:\\Windows\\system32\\lserver\\",
      ServerRole: "1",
      Version: "Windows Server 2019",
      VersionNumber: "10.0.17763",
    });
    state().administrator = false;
    expect(new Set(Object.values(await properties()))).toEqual(new Set([null]));
    expect(await packs("lic1")).toEqual([]);
    state().administrator = true;
  });

  test("has CALs of both kinds where none are named, beside the packs every license server has", async () => {
    expect(
      (await packs("lic1")).map(({ KeyPackType, ProductType, TypeAndModel, TotalLicenses, AvailableLicenses }) => {
        return [KeyPackType, ProductType, TypeAndModel, TotalLicenses, AvailableLicenses];
      }),
    ).toEqual([
      ["4", "0", "RDS Per Device CAL", "0", "0"],
      ["3", "3", "Built-in TS Per Device CAL", "0", "0"],
      ["2", "1", "RDS Per User CAL", "50", "38"],
      ["2", "0", "RDS Per Device CAL", "20", "17"],
    ]);
  });

  test("has the CALs that are named, and their dates", async () => {
    const [, , perUser, perDevice] = await packs("lic2");
    expect(perUser).toEqual({
      AccessRights: "1",
      AvailableLicenses: "0",
      Description: "RDS Per User CAL",
      ExpirationDate: "2038-01-01T00:00:00Z",
      IssuedLicenses: "7",
      KeyPackId: "4",
      KeyPackType: "2",
      ProductType: "1",
      ProductVersion: "Windows Server 2016",
      ProductVersionID: "5",
      TotalLicenses: "5",
      TypeAndModel: "RDS Per User CAL",
    });
    expect(perDevice).toMatchObject({ KeyPackType: "5", ExpirationDate: "2030-12-31T08:00:00Z" });
  });

  test("tells its activation, its identifier and its group", async () => {
    const activation = () => ask("GetActivationStatus", { ActivationStatus: "uint32" });
    expect(await activation()).toEqual({ returnValue: 0, ActivationStatus: 0 });
    state().activated = false;
    expect(await activation()).toEqual({ returnValue: 0, ActivationStatus: 1 });
    expect(await ask("GetLicenseServerId", { sLicenseServerId: "string" })).toMatchObject({
      sLicenseServerId: expect.stringMatching(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/),
    });
    const group = () => ask("IsLSinTSLSGroup", { IsMember: "boolean" }, { Domain: "" });
    expect(await group()).toMatchObject({ IsMember: true });
    state().inDomainGroup = false;
    expect(await group()).toMatchObject({ IsMember: false });
  });

  test("serves everybody, or by policy the hosts of its group", async () => {
    const allowed = (tsname: string) => ask("IsSecureAccessAllowed", { Allowed: "boolean" }, { tsname });
    const enforced = () => ask("IsLSSecGrpGPEnabled", { Enabled: "boolean" });
    expect([await enforced(), await allowed("rdsh2")]).toMatchObject([{ Enabled: false }, { Allowed: true }]);
    wmi.host("lic1").registry.setValue(policies, "fSecureLicensing", { type: "REG_DWORD", data: 1 });
    expect([await enforced(), await allowed("rdsh2"), await allowed("RDSH1.contoso.com")]).toMatchObject([
      { Enabled: true },
      { Allowed: false },
      { Allowed: true },
    ]);
  });

  test("tells whether policy keeps newer CALs from older hosts", async () => {
    const prevents = () => ask("IsLSPreventUpgradeGPEnabled", { Enabled: "boolean" });
    expect(await prevents()).toMatchObject({ Enabled: false });
    wmi.host("lic1").registry.setValue(policies, "fPreventLicenseUpgrade", { type: "REG_DWORD", data: 1 });
    expect(await prevents()).toMatchObject({ Enabled: true });
  });

  test("is not on a session host, and no license that somebody has is shown anywhere", async () => {
    await expect(wmi.get("rdsh1", namespace, className)).rejects.toMatchObject({ fault: { errorCode: 2150858778 } });
    await expect(wmi.query("lic1", namespace, "select * from Win32_TSIssuedLicense")).rejects.toMatchObject({
      fault: { errorCode: 2150858778 },
    });
  });
});
