import { diagnose, known, type WrongTypeValue } from "../../../../src/licensing";
import { settingWrongType } from "../../../../src/licensing/diagnosis/rules/setting-wrong-type";
import { settingsNotInUse } from "../../../../src/licensing/diagnosis/rules/settings-not-in-use";
import { healthyHost, listSetting, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

const LIST: WrongTypeValue = {
  owner: "local",
  key: "SYSTEM\\Parameters\\LicenseServers",
  name: "SpecifiedLicenseServers",
  type: "REG_SZ",
  expected: "REG_MULTI_SZ",
  data: "lic1.contoso.com",
};
const MODE: WrongTypeValue = {
  owner: "local",
  key: "SYSTEM\\RCM\\Licensing Core",
  name: "LicensingMode",
  type: "REG_SZ",
  expected: "REG_DWORD",
  data: "4",
};
const ABSENT = { local: known(undefined) };
const IS_LIST =
  'SpecifiedLicenseServers in HKLM\\SYSTEM\\Parameters\\LicenseServers is a REG_SZ ("lic1.contoso.com"), but Windows\' own tools write a REG_MULTI_SZ there';
const IS_MODE =
  'LicensingMode in HKLM\\SYSTEM\\RCM\\Licensing Core is a REG_SZ ("4"), but Windows\' own tools write a REG_DWORD there';

describe("setting_wrong_type", () => {
  test("is an error of a mode that Windows therefore does not use", () => {
    const mode = modeSetting("not_configured", { ...ABSENT, wrongTypes: [MODE] });
    expect(told(settingWrongType, healthyHost({ mode }))).toEqual([
      `error: ${IS_MODE}, so Windows uses no licensing mode.`,
    ]);
  });

  test.each([
    ["once the grace period is over", known(0), "error"],
    ["where the grace period is not known", NOT_KNOWN, "error"],
    ["which only warns in the grace period", known(12), "warning"],
  ])("tells of a list that Windows does not use, %s", (_when, graceDaysLeft, severity) => {
    const licenseServers = listSetting([], { ...ABSENT, wrongTypes: [LIST] });
    expect(told(settingWrongType, healthyHost({ licenseServers, graceDaysLeft }))).toEqual([
      `${severity}: ${IS_LIST}, so Windows uses no license server.`,
    ]);
  });

  test("warns where Group Policy is in use, of its own value and of the host's", () => {
    const policy = { ...MODE, owner: "policy", key: "Policies" } as const;
    const mode = modeSetting("per_user", { ...ABSENT, source: known("group_policy"), wrongTypes: [MODE, policy] });
    expect(told(settingWrongType, healthyHost({ mode }))).toEqual([
      `warning: ${IS_MODE}, so Windows does not use it.`,
      'warning: LicensingMode in HKLM\\Policies is a REG_SZ ("4"), but Windows\' own tools write a REG_DWORD there.',
    ]);
  });

  test("does not say that Windows ignores a value that it reports, nor that it is yet to be used", () => {
    const licenseServers = listSetting(["lic1.contoso.com"], { ...ABSENT, wrongTypes: [LIST] });
    const host = healthyHost({ licenseServers });
    expect(told(settingWrongType, host)).toEqual([`warning: ${IS_LIST}.`]);
    expect(told(settingsNotInUse, host)).toEqual([]);
  });

  test.each([
    [undefined, "is a REG_BINARY, but"],
    [4, "is a REG_BINARY (4), but"],
    [["lic1", "lic2"], 'is a REG_BINARY ("lic1", "lic2"), but'],
    [["a", "b", "c", "d", "e"], 'is a REG_BINARY ("a", "b", "c" and 2 more), but'],
    ["\u001b[2J\n", 'is a REG_BINARY ("\\u001b[2J\\n"), but'],
  ])("shows the data %j", (data, text) => {
    const licenseServers = listSetting([], { ...ABSENT, wrongTypes: [{ ...LIST, type: "REG_BINARY", data }] });
    expect(told(settingWrongType, healthyHost({ licenseServers }))[0]).toContain(text);
  });

  test("tells what to do, and is one of two errors of a host with a list that a tool wrote wrong", () => {
    const licenseServers = listSetting([], { ...ABSENT, wrongTypes: [LIST] });
    const { findings } = diagnose(healthyHost({ licenseServers, connectivity: [] }));
    expect(findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "no_license_servers",
      "setting_wrong_type",
      "grace_period",
    ]);
    expect(settingWrongType.remedy).toMatch(/^Let rdslicensing_configuration write the value with its right type/);
  });
});
