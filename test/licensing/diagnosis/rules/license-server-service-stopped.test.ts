import { known } from "../../../../src/licensing";
import { licenseServerServiceStopped } from "../../../../src/licensing/diagnosis/rules/license-server-service-stopped";
import { found, healthyHost, healthyServer, listSetting, NOT_KNOWN, servers } from "../../../support/hosts-to-diagnose";

describe("license_server_service_stopped", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServerServiceStopped, healthyHost())).toEqual([]);
  });

  test("warns while another runs", () => {
    expect(
      found(
        licenseServerServiceStopped,
        healthyHost({
          licenseServerAnswers: servers(healthyServer("lic1", { serviceRunning: known(false) }), healthyServer("lic2")),
        }),
      ),
    ).toEqual(["warning license_server_service_stopped lic1"]);
  });

  test("is an error where none does", () => {
    expect(
      found(
        licenseServerServiceStopped,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { serviceRunning: known(false) })) }),
      ),
    ).toEqual(["error license_server_service_stopped lic1"]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        licenseServerServiceStopped,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { serviceRunning: NOT_KNOWN })) }),
      ),
    ).toEqual(["unknown license_server_service_stopped lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(licenseServerServiceStopped, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      "unknown license_server_service_stopped",
    ]);
  });

  test("is silent without license servers", () => {
    expect(
      found(
        licenseServerServiceStopped,
        healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() }),
      ),
    ).toEqual([]);
  });
});
