import { known } from "../../../../src/licensing";
import { noLicenseServers } from "../../../../src/licensing/diagnosis/rules/no-license-servers";
import { found, healthyHost, listSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("no_license_servers", () => {
  test("is silent on a healthy host", () => {
    expect(found(noLicenseServers, healthyHost())).toEqual([]);
  });

  test("does not say that users are refused where the grace period is not known", () => {
    const host = (graceDaysLeft: typeof NOT_KNOWN | ReturnType<typeof known<number>>) =>
      healthyHost({ licenseServers: listSetting([]), graceDaysLeft });
    expect(told(noLicenseServers, host(NOT_KNOWN))).toEqual([
      "error: No license server is specified; users are refused once the grace period is over.",
    ]);
    expect(told(noLicenseServers, host(known(0)))).toEqual([
      "error: No license server is specified; users are refused.",
    ]);
  });

  test("warns within the grace period", () => {
    expect(found(noLicenseServers, healthyHost({ licenseServers: listSetting([]), graceDaysLeft: known(1) }))).toEqual([
      "warning no_license_servers",
    ]);
  });

  test("is an error after it", () => {
    expect(found(noLicenseServers, healthyHost({ licenseServers: listSetting([]), graceDaysLeft: known(0) }))).toEqual([
      "error no_license_servers",
    ]);
  });

  test("is an error where the grace period is not known", () => {
    expect(found(noLicenseServers, healthyHost({ licenseServers: listSetting([]), graceDaysLeft: NOT_KNOWN }))).toEqual(
      ["error no_license_servers"],
    );
  });

  test("can not tell where the list in use is not known", () => {
    expect(found(noLicenseServers, healthyHost({ licenseServers: listSetting([], { effective: NOT_KNOWN }) }))).toEqual(
      ["unknown no_license_servers"],
    );
  });
});
