import { known } from "../../../../src/licensing";
import { licenseServerNotActivated } from "../../../../src/licensing/diagnosis/rules/license-server-not-activated";
import { found, healthyHost, healthyServer, listSetting, NOT_KNOWN, servers } from "../../../support/hosts-to-diagnose";

describe("license_server_not_activated", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServerNotActivated, healthyHost())).toEqual([]);
  });

  test("is an error", () => {
    expect(
      found(
        licenseServerNotActivated,
        healthyHost({
          licenseServerAnswers: servers(
            healthyServer("lic1", { activation: known("not_activated") }),
            healthyServer("lic2"),
          ),
        }),
      ),
    ).toEqual(["error license_server_not_activated lic1"]);
  });

  test("can not tell what the server could not determine", () => {
    expect(
      found(
        licenseServerNotActivated,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { activation: known("unknown") })) }),
      ),
    ).toEqual(["unknown license_server_not_activated lic1"]);
  });

  test("can not tell what a server does not say", () => {
    expect(
      found(
        licenseServerNotActivated,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { activation: NOT_KNOWN })) }),
      ),
    ).toEqual(["unknown license_server_not_activated lic1"]);
  });

  test("can not tell where no license server was asked, once", () => {
    expect(found(licenseServerNotActivated, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      "unknown license_server_not_activated",
    ]);
  });

  test("is silent without license servers", () => {
    expect(
      found(
        licenseServerNotActivated,
        healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() }),
      ),
    ).toEqual([]);
  });
});
