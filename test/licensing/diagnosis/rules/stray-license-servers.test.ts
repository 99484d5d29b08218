import { known } from "../../../../src/licensing";
import { strayLicenseServers } from "../../../../src/licensing/diagnosis/rules/stray-license-servers";
import { found, healthyHost, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("stray_license_servers", () => {
  test("is silent on a healthy host", () => {
    expect(found(strayLicenseServers, healthyHost())).toEqual([]);
  });

  test("warns of each value", () => {
    expect(
      found(
        strayLicenseServers,
        healthyHost({ strayValues: known([{ key: "SYSTEM", name: "SpecifiedLicenseServers" }]) }),
      ),
    ).toEqual(["warning stray_license_servers"]);
  });

  test("does not say that the value has no effect, for Microsoft still names the place", () => {
    const host = healthyHost({ strayValues: known([{ key: "SYSTEM", name: "SpecifiedLicenseServers" }]) });
    expect(told(strayLicenseServers, host)).toEqual([
      'warning: The value "SpecifiedLicenseServers" in HKLM\\SYSTEM is not where Windows\' own tools write license servers.',
    ]);
    expect(strayLicenseServers.remedy).not.toMatch(/effect/);
  });

  test("can not tell where the registry does not say", () => {
    expect(found(strayLicenseServers, healthyHost({ strayValues: NOT_KNOWN }))).toEqual([
      "unknown stray_license_servers",
    ]);
  });
});
