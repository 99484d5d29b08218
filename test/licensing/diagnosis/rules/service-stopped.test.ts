import { known } from "../../../../src/licensing";
import { serviceStopped } from "../../../../src/licensing/diagnosis/rules/service-stopped";
import { found, healthyHost, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("service_stopped", () => {
  test("finds a stopped service", () => {
    expect(found(serviceStopped, healthyHost({ serviceRunning: known(false) }))).toEqual([
      {
        severity: "error",
        summary: "The service Remote Desktop Services (TermService) is not running.",
        remedy: "Start the service TermService on the session host, and check the event log for why it stopped.",
      },
    ]);
  });

  test("cannot tell where services cannot be listed", () => {
    expect(told(serviceStopped, healthyHost({ serviceRunning: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether TermService is running: WMI did not answer.",
    ]);
  });
});
