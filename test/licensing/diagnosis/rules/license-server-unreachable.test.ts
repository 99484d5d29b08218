import { licenseServerUnreachable } from "../../../../src/licensing/diagnosis/rules/license-server-unreachable";
import { found, healthyHost, NOT_KNOWN, statuses, told } from "../../../support/hosts-to-diagnose";

describe("license_server_unreachable", () => {
  test("warns of one while another is usable", () => {
    expect(found(licenseServerUnreachable, healthyHost({ connectivity: statuses(11, 6) }))).toEqual([
      {
        severity: "warning",
        summary: 'The license server "lic2" cannot be reached.',
        remedy:
          "Check the name, that the server is up, that its service Remote Desktop Licensing (TermServLicensing) runs, and that the firewall lets RPC through (TCP 135 and 49152-65535).",
        server: "lic2",
      },
    ]);
  });

  test("is an error where none is", () => {
    expect(told(licenseServerUnreachable, healthyHost({ connectivity: statuses("no_answer", 6) }))).toEqual([
      'error: The license server "lic1" did not answer in time.',
      'error: The license server "lic2" cannot be reached.',
    ]);
  });

  test("leaves those that could not be judged to another rule", () => {
    const connectivity = [{ server: "lic1", status: NOT_KNOWN }];
    expect(told(licenseServerUnreachable, healthyHost({ connectivity }))).toEqual([]);
  });
});
