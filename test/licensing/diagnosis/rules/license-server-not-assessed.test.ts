import { licenseServerNotAssessed } from "../../../../src/licensing/diagnosis/rules/license-server-not-assessed";
import { found, healthyHost, NOT_KNOWN, statuses } from "../../../support/hosts-to-diagnose";

describe("license_server_not_assessed", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServerNotAssessed, healthyHost())).toEqual([]);
  });

  test("can not tell from status 0", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(0, 11) }))).toEqual([
      "unknown license_server_not_assessed lic1",
    ]);
  });

  test("can not tell from status 7", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(7, 11) }))).toEqual([
      "unknown license_server_not_assessed lic1",
    ]);
  });

  test("can not tell from status 8", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(8, 11) }))).toEqual([
      "unknown license_server_not_assessed lic1",
    ]);
  });

  test("can not tell from status 10", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(10, 11) }))).toEqual([
      "unknown license_server_not_assessed lic1",
    ]);
  });

  test("leaves dead servers to another rule", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(6, "no_answer") }))).toEqual([]);
  });

  test("can not tell where the host could not be asked", () => {
    expect(
      found(licenseServerNotAssessed, healthyHost({ connectivity: [{ server: "lic1", status: NOT_KNOWN }] })),
    ).toEqual(["unknown license_server_not_assessed lic1"]);
  });
});
