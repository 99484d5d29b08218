import { known } from "../../../../src/licensing";
import { neverContactedLicenseServer } from "../../../../src/licensing/diagnosis/rules/never-contacted-license-server";
import { found, healthyHost, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("never_contacted_license_server", () => {
  test("mentions it", () => {
    expect(found(neverContactedLicenseServer, healthyHost({ hasLicenseCertificate: known(false) }))).toEqual([
      {
        severity: "info",
        summary: "The session host holds no license certificate, so it has probably never reached a license server.",
        remedy:
          "On a new host, do nothing. On a host that has served users for a while, check that its license servers can be reached.",
      },
    ]);
  });

  test("cannot tell where the registry does not say", () => {
    expect(told(neverContactedLicenseServer, healthyHost({ hasLicenseCertificate: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether the host has ever reached a license server: WMI did not answer.",
    ]);
  });
});
