import { known, unknown } from "../../../../src/licensing";
import { malformedLicenseServers } from "../../../../src/licensing/diagnosis/rules/malformed-license-servers";
import { found, healthyHost, listSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("malformed_license_servers", () => {
  test("is silent on a healthy host", () => {
    expect(found(malformedLicenseServers, healthyHost())).toEqual([]);
  });

  test("warns of blanks around a name", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting([" lic1"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of a separator", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting(["lic1,lic2"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of another separator", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting(["lic1;lic2"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of an empty entry", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting(["lic1", ""]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of a name in twice", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting(["lic1", "LIC1"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("takes no list for a good one", () => {
    expect(
      found(malformedLicenseServers, healthyHost({ licenseServers: listSetting([], { local: known(undefined) }) })),
    ).toEqual([]);
  });

  test("warns of an entry of Group Policy's list, and says that it is there", () => {
    const licenseServers = listSetting(["lic1"], { policy: known(["lic1;lic2"]) });
    const findings = malformedLicenseServers.check(healthyHost({ licenseServers }), { graceWarningDays: 30 });
    expect(findings).toMatchObject([
      { severity: "warning", summary: expect.stringMatching(/^Group Policy's.*lic1;lic2/) },
    ]);
  });

  test.each([
    ["lic1 lic2", '"lic1 lic2" holds a blank'],
    ["lic1; lic2", '"lic1; lic2" holds a separator'],
    ["lic1\tlic2", '"lic1\\tlic2" holds a blank'],
    ["http://lic1", '"http://lic1" is neither a name nor an IPv4 address'],
    ["10.0.0.300", '"10.0.0.300" is neither a name nor an IPv4 address'],
  ])("names what is wrong with %j in Group Policy's list", (entry, flaw) => {
    const licenseServers = listSetting([entry], { local: known(undefined), policy: known([entry]) });
    expect(told(malformedLicenseServers, healthyHost({ licenseServers }))).toEqual([
      `warning: Group Policy's list of license servers has entries that Windows may not understand: ${flaw}.`,
    ]);
  });

  test.each(["local", "policy"] as const)("can not tell where the %s list is not known", (place) => {
    const licenseServers = listSetting(["lic1"], { [place]: NOT_KNOWN });
    expect(found(malformedLicenseServers, healthyHost({ licenseServers }))).toEqual([
      "unknown malformed_license_servers",
    ]);
  });

  test("says once why it can not tell", () => {
    const both = listSetting(["lic1"], { local: unknown("No access."), policy: unknown("No access.") });
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: both }))).toEqual([
      "unknown malformed_license_servers",
    ]);
  });
});
