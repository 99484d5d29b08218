import { known } from "../../../../src/licensing";
import { licenseServerNotActivated } from "../../../../src/licensing/diagnosis/rules/license-server-not-activated";
import { found, hostWithServers, told } from "../../../support/hosts-to-diagnose";

describe("license_server_not_activated", () => {
  test("is an error, whatever the others are", () => {
    const host = hostWithServers([{ activation: known("not_activated") }, {}]);
    expect(found(licenseServerNotActivated, host)).toEqual([
      {
        severity: "error",
        summary: 'The license server "lic1" is not activated.',
        remedy:
          "Activate it in Remote Desktop Licensing Manager (licmgr.exe); until then it issues temporary licenses only.",
        server: "lic1",
      },
    ]);
  });

  test("cannot tell what the server could not determine", () => {
    expect(told(licenseServerNotActivated, hostWithServers([{ activation: known("unknown") }]))).toEqual([
      'unknown: Cannot tell whether the license servers are activated: "lic1" could not determine it.',
    ]);
  });
});
