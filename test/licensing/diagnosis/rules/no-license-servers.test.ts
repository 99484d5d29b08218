import { type Answer, known } from "../../../../src/licensing";
import { noLicenseServers } from "../../../../src/licensing/diagnosis/rules/no-license-servers";
import { found, healthyHost, listSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

const hostWithout = (graceDaysLeft: Answer<number>) => healthyHost({ licenseServers: listSetting([]), graceDaysLeft });

describe("no_license_servers", () => {
  test("is an error after the grace period", () => {
    expect(found(noLicenseServers, hostWithout(known(0)))).toEqual([
      {
        severity: "error",
        summary: "No license server is specified; users are refused.",
        remedy:
          'Set "license_servers" of rdslicensing_configuration, or the policy "Use the specified Remote Desktop license servers". Windows does not find one by itself.',
      },
    ]);
  });

  test("warns within it", () => {
    expect(told(noLicenseServers, hostWithout(known(1)))).toEqual([
      "warning: No license server is specified; users are refused when the grace period ends in 1 days.",
    ]);
  });

  test("does not say that users are refused now where the grace period is not known", () => {
    expect(told(noLicenseServers, hostWithout(NOT_KNOWN))).toEqual([
      "error: No license server is specified; users are refused once the grace period is over.",
    ]);
  });

  test("cannot tell where the list in use is not known", () => {
    const licenseServers = listSetting([], { effective: NOT_KNOWN });
    expect(told(noLicenseServers, healthyHost({ licenseServers }))).toEqual([
      "unknown: Cannot tell whether license servers are specified: WMI did not answer.",
    ]);
  });
});
