import { known, unknown } from "../../../../src/licensing";
import { malformedLicenseServers } from "../../../../src/licensing/diagnosis/rules/malformed-license-servers";
import { found, healthyHost, listSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

const entries = (owner: string, flaws: string) =>
  `${owner} list of license servers has entries that Windows may not understand: ${flaws}.`;

describe("malformed_license_servers", () => {
  test("warns of blanks around a name", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listSetting([" lic1"]) }))).toEqual([
      {
        severity: "warning",
        summary: entries("The host's own", '" lic1" has blanks around it'),
        remedy:
          'Write one name per entry, without blanks, as "license_servers" of rdslicensing_configuration does. In the policy, separate names with commas only.',
      },
    ]);
  });

  test.each([
    [["lic1,lic2"], '"lic1,lic2" contains a separator'],
    [["lic1;lic2"], '"lic1;lic2" contains a separator'],
    [["lic1", ""], '"" is empty'],
    [["lic1", "LIC1"], '"LIC1" is listed twice'],
  ])("names what is wrong with %j in the host's own list", (names, flaw) => {
    expect(told(malformedLicenseServers, healthyHost({ licenseServers: listSetting(names) }))).toEqual([
      `warning: ${entries("The host's own", flaw)}`,
    ]);
  });

  test.each([
    ["lic1 lic2", '"lic1 lic2" contains a blank'],
    ["lic1; lic2", '"lic1; lic2" contains a separator'],
    ["lic1\tlic2", '"lic1\\tlic2" contains a blank'],
    ["http://lic1", '"http://lic1" is neither a name nor an IPv4 address'],
    ["10.0.0.300", '"10.0.0.300" is neither a name nor an IPv4 address'],
  ])("names what is wrong with %j in Group Policy's list", (entry, flaw) => {
    const licenseServers = listSetting([entry], { local: known(undefined), policy: known([entry]) });
    expect(told(malformedLicenseServers, healthyHost({ licenseServers }))).toEqual([
      `warning: ${entries("Group Policy's", flaw)}`,
    ]);
  });

  test("takes no list for a good one", () => {
    const licenseServers = listSetting([], { local: known(undefined) });
    expect(told(malformedLicenseServers, healthyHost({ licenseServers }))).toEqual([]);
  });

  test.each(["local", "policy"] as const)("cannot tell where the %s list is not known", (place) => {
    const licenseServers = listSetting(["lic1"], { [place]: NOT_KNOWN });
    expect(told(malformedLicenseServers, healthyHost({ licenseServers }))).toEqual([
      "unknown: Cannot tell whether each entry of the lists of license servers is one name: WMI did not answer.",
    ]);
  });

  test("says once why it cannot tell", () => {
    const both = listSetting(["lic1"], { local: unknown("No access."), policy: unknown("No access.") });
    expect(told(malformedLicenseServers, healthyHost({ licenseServers: both }))).toEqual([
      "unknown: Cannot tell whether each entry of the lists of license servers is one name: No access.",
    ]);
  });
});
