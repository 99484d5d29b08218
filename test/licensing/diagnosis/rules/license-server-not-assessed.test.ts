import { licenseServerNotAssessed } from "../../../../src/licensing/diagnosis/rules/license-server-not-assessed";
import { found, healthyHost, NOT_KNOWN, statuses, told } from "../../../support/hosts-to-diagnose";

const CANNOT_TELL = "Cannot tell whether the license server is usable:";

describe("license_server_not_assessed", () => {
  test("says what the account that asks may lack", () => {
    expect(found(licenseServerNotAssessed, healthyHost({ connectivity: statuses(8, 11) }))).toEqual([
      {
        severity: "unknown",
        summary: `${CANNOT_TELL} "lic1" can be reached; the account that asked is not an administrator there`,
        reason: '"lic1" can be reached; the account that asked is not an administrator there',
        remedy: expect.stringMatching(/^Use an account that is an administrator of both hosts, or name the license/),
        server: "lic1",
      },
    ]);
  });

  test.each([
    [0, "has a state that Windows could not determine"],
    [7, "can be reached; whether it can be used could not be determined"],
    [10, "does not support being asked"],
    [99, "has the undocumented state 99"],
  ])("cannot tell from status %i", (status, meaning) => {
    expect(told(licenseServerNotAssessed, healthyHost({ connectivity: statuses(status, 11) }))).toEqual([
      `unknown: ${CANNOT_TELL} "lic1" ${meaning}`,
    ]);
  });

  test("leaves dead servers to another rule", () => {
    expect(told(licenseServerNotAssessed, healthyHost({ connectivity: statuses(6, "no_answer") }))).toEqual([]);
  });

  test("cannot tell where the host could not be asked", () => {
    const connectivity = [{ server: "lic1", status: NOT_KNOWN }];
    expect(told(licenseServerNotAssessed, healthyHost({ connectivity }))).toEqual([
      `unknown: ${CANNOT_TELL} "lic1" could not be asked about: WMI did not answer.`,
    ]);
  });
});
