import { known } from "../../../../src/licensing";
import { malformedLicenseServers } from "../../../../src/licensing/diagnosis/rules/malformed-license-servers";
import { found, healthyHost, listFacts, NOT_KNOWN } from "../../../support/session-host-facts";

describe("malformed_license_servers", () => {
  test("is silent on a healthy host", () => {
    expect(found(malformedLicenseServers, healthyHost())).toEqual([]);
  });

  test("warns of blanks around a name", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listFacts([" lic1"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of a separator", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listFacts(["lic1,lic2"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of another separator", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listFacts(["lic1;lic2"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of an empty entry", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listFacts(["lic1", ""]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("warns of a name in twice", () => {
    expect(found(malformedLicenseServers, healthyHost({ licenseServers: listFacts(["lic1", "LIC1"]) }))).toEqual([
      "warning malformed_license_servers",
    ]);
  });

  test("takes no list for a good one", () => {
    expect(
      found(malformedLicenseServers, healthyHost({ licenseServers: listFacts([], { local: known(undefined) }) })),
    ).toEqual([]);
  });

  test("is silent where the list is not known, which another rule tells", () => {
    expect(
      found(malformedLicenseServers, healthyHost({ licenseServers: listFacts([" lic1"], { local: NOT_KNOWN }) })),
    ).toEqual([]);
  });
});
