import { known } from "../../../../src/licensing";
import { serviceStopped } from "../../../../src/licensing/diagnosis/rules/service-stopped";
import { found, healthyHost, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("service_stopped", () => {
  test("is silent on a healthy host", () => {
    expect(found(serviceStopped, healthyHost())).toEqual([]);
  });

  test("finds a stopped service", () => {
    expect(found(serviceStopped, healthyHost({ serviceRunning: known(false) }))).toEqual(["error service_stopped"]);
  });

  test("can not tell where services can not be listed", () => {
    expect(found(serviceStopped, healthyHost({ serviceRunning: NOT_KNOWN }))).toEqual(["unknown service_stopped"]);
  });
});
