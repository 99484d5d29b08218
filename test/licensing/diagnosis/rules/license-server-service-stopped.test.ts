import { known } from "../../../../src/licensing";
import { licenseServerServiceStopped } from "../../../../src/licensing/diagnosis/rules/license-server-service-stopped";
import { found, hostWithServers, told } from "../../../support/hosts-to-diagnose";

const STOPPED = { serviceRunning: known(false) };
const MESSAGE = 'The service Remote Desktop Licensing (TermServLicensing) is not running on "lic1".';

describe("license_server_service_stopped", () => {
  test("is an error where no other runs", () => {
    expect(found(licenseServerServiceStopped, hostWithServers([STOPPED]))).toEqual([
      {
        severity: "error",
        summary: MESSAGE,
        remedy: "Start the service TermServLicensing on the license server, or install the role there.",
        server: "lic1",
      },
    ]);
  });

  test("warns while another runs", () => {
    expect(told(licenseServerServiceStopped, hostWithServers([STOPPED, {}]))).toEqual([`warning: ${MESSAGE}`]);
  });
});
