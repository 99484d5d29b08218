import { known } from "../../../../src/licensing";
import { neverContactedLicenseServer } from "../../../../src/licensing/diagnosis/rules/never-contacted-license-server";
import { found, healthyHost, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("never_contacted_license_server", () => {
  test("is silent on a healthy host", () => {
    expect(found(neverContactedLicenseServer, healthyHost())).toEqual([]);
  });

  test("mentions it", () => {
    expect(found(neverContactedLicenseServer, healthyHost({ hasLicenseCertificate: known(false) }))).toEqual([
      "info never_contacted_license_server",
    ]);
  });

  test("can not tell where the registry does not say", () => {
    expect(found(neverContactedLicenseServer, healthyHost({ hasLicenseCertificate: NOT_KNOWN }))).toEqual([
      "unknown never_contacted_license_server",
    ]);
  });
});
