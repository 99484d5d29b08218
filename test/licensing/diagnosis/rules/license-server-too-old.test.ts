import { known } from "../../../../src/licensing";
import { licenseServerTooOld } from "../../../../src/licensing/diagnosis/rules/license-server-too-old";
import { found, healthyHost, healthyServer, NOT_KNOWN, servers, statuses } from "../../../support/hosts-to-diagnose";

describe("license_server_too_old", () => {
  test("is silent on a healthy host", () => {
    expect(found(licenseServerTooOld, healthyHost())).toEqual([]);
  });

  test("is an error where the host says so", () => {
    expect(found(licenseServerTooOld, healthyHost({ connectivity: statuses(4, 3) }))).toEqual([
      "error license_server_too_old lic1",
      "error license_server_too_old lic2",
    ]);
  });

  test("warns while another is usable", () => {
    expect(found(licenseServerTooOld, healthyHost({ connectivity: statuses(4, 11) }))).toEqual([
      "warning license_server_too_old lic1",
    ]);
  });

  test("is an error where the server itself says so", () => {
    expect(
      found(
        licenseServerTooOld,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { windowsBuild: known(17763) })) }),
      ),
    ).toEqual(["error license_server_too_old lic1"]);
  });

  test("is told once", () => {
    expect(
      found(
        licenseServerTooOld,
        healthyHost({
          connectivity: statuses(4, 11),
          licenseServerAnswers: servers(healthyServer("lic1", { windowsBuild: known(17763) })),
        }),
      ),
    ).toEqual(["warning license_server_too_old lic1"]);
  });

  test("takes a newer one", () => {
    expect(
      found(
        licenseServerTooOld,
        healthyHost({ licenseServerAnswers: servers(healthyServer("lic1", { windowsBuild: known(26100) })) }),
      ),
    ).toEqual([]);
  });

  test("does not guess a version", () => {
    expect(
      found(
        licenseServerTooOld,
        healthyHost({
          windowsBuild: NOT_KNOWN,
          licenseServerAnswers: servers(healthyServer("lic1", { windowsBuild: known(9600) })),
        }),
      ),
    ).toEqual([]);
  });
});
