import { known } from "../../../../src/licensing";
import { strayLicenseServers } from "../../../../src/licensing/diagnosis/rules/stray-license-servers";
import { found, healthyHost, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("stray_license_servers", () => {
  test("warns of each value, without saying that it has no effect: Microsoft still names the place", () => {
    const strayValues = known([
      { key: "SYSTEM", name: "SpecifiedLicenseServers" },
      { key: "SYSTEM\\Below", name: "SpecifiedLicenseServers" },
    ]);
    const where = "is not where Windows' own tools write license servers.";
    expect(found(strayLicenseServers, healthyHost({ strayValues }))).toEqual([
      {
        severity: "warning",
        summary: `The value "SpecifiedLicenseServers" in HKLM\\SYSTEM ${where}`,
        remedy:
          "Set the license servers with rdslicensing_configuration or Windows' own tools, which write them in the right place, then delete this value, which those leave alone. Guides have named this place by mistake, even some of Microsoft's.",
      },
      expect.objectContaining({ summary: `The value "SpecifiedLicenseServers" in HKLM\\SYSTEM\\Below ${where}` }),
    ]);
  });

  test("cannot tell where the registry does not say", () => {
    expect(told(strayLicenseServers, healthyHost({ strayValues: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether license servers are stored in another place too: WMI did not answer.",
    ]);
  });
});
