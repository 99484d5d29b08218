import { known } from "../../../../src/licensing";
import { licenseServerTooOld } from "../../../../src/licensing/diagnosis/rules/license-server-too-old";
import { found, healthyHost, hostWithServers, NOT_KNOWN, statuses, told } from "../../../support/hosts-to-diagnose";

const OF_2019 = { windowsBuild: known(17763) };
const REPORTED = 'The license server "lic1" runs an older version of Windows Server than the session host.';

describe("license_server_too_old", () => {
  test("is an error where the host says so of all", () => {
    expect(found(licenseServerTooOld, healthyHost({ connectivity: statuses(4, 3) }))).toEqual([
      {
        severity: "error",
        summary: REPORTED,
        remedy:
          "Move the license server, with its CALs, to the session host's version of Windows Server or a later one: an older license server cannot serve a newer host.",
        server: "lic1",
      },
      expect.objectContaining({
        severity: "error",
        summary: 'The license server "lic2" is a prerelease and the session host is not, or the reverse.',
      }),
    ]);
  });

  test("warns while another is usable", () => {
    expect(told(licenseServerTooOld, healthyHost({ connectivity: statuses(4, 11) }))).toEqual([`warning: ${REPORTED}`]);
  });

  test("is an error where the server itself says so", () => {
    expect(told(licenseServerTooOld, hostWithServers([OF_2019]))).toEqual([
      'error: The license server "lic1" runs Windows Server 2019, but the session host runs Windows Server 2022.',
    ]);
  });

  test("is told once", () => {
    const host = hostWithServers([OF_2019, {}], { connectivity: statuses(4, 11) });
    expect(told(licenseServerTooOld, host)).toEqual([`warning: ${REPORTED}`]);
  });

  test("takes a newer one, and does not guess a version", () => {
    expect(told(licenseServerTooOld, hostWithServers([{ windowsBuild: known(26100) }]))).toEqual([]);
    expect(told(licenseServerTooOld, hostWithServers([OF_2019], { windowsBuild: NOT_KNOWN }))).toEqual([]);
    expect(told(licenseServerTooOld, hostWithServers([{ windowsBuild: NOT_KNOWN }]))).toEqual([
      "unknown: Cannot tell which version the license server is: WMI did not answer.",
    ]);
  });
});
