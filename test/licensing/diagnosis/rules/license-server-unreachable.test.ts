import { licenseServerUnreachable } from "../../../../src/licensing/diagnosis/rules/license-server-unreachable";
import { found, healthyHost, NOT_KNOWN, statuses } from "../../../support/hosts-to-diagnose";

describe("license_server_unreachable", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServerUnreachable, healthyHost())).toEqual([]);
  });

  test("warns of one while another is usable", () => {
    expect(found(licenseServerUnreachable, healthyHost({ connectivity: statuses(11, 6) }))).toEqual([
      "warning license_server_unreachable lic2",
    ]);
  });

  test("is an error where none is", () => {
    expect(found(licenseServerUnreachable, healthyHost({ connectivity: statuses("no_answer", 6) }))).toEqual([
      "error license_server_unreachable lic1",
      "error license_server_unreachable lic2",
    ]);
  });

  test("leaves those that could not be judged to another rule", () => {
    expect(
      found(licenseServerUnreachable, healthyHost({ connectivity: [{ server: "lic1", status: NOT_KNOWN }] })),
    ).toEqual([]);
  });
});
