import { unknown } from "../../../../src/licensing";
import { modeNotConfigured } from "../../../../src/licensing/diagnosis/rules/mode-not-configured";
import { found, healthyHost, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

const MESSAGE = "The licensing mode is not configured; users are refused once the grace period is over.";

describe("mode_not_configured", () => {
  test("finds a host without a mode", () => {
    expect(found(modeNotConfigured, healthyHost({ mode: modeSetting("not_configured") }))).toEqual([
      {
        severity: "error",
        summary: MESSAGE,
        remedy:
          'Set "mode" of rdslicensing_configuration to the kind of CALs on the license servers, or the policy "Set the Remote Desktop licensing mode".',
      },
    ]);
  });

  test("says why the host's own value is not read, where one is there", () => {
    const mode = modeSetting("not_configured", { local: unknown("LicensingMode is a REG_SZ.") });
    expect(told(modeNotConfigured, healthyHost({ mode }))).toEqual([
      `error: ${MESSAGE} The host's own value is not known: LicensingMode is a REG_SZ.`,
    ]);
  });

  test("leaves other modes alone", () => {
    expect(told(modeNotConfigured, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual([]);
  });

  test("cannot tell the mode that is in use from the stored one", () => {
    expect(told(modeNotConfigured, healthyHost({ mode: modeSetting("per_user", { effective: NOT_KNOWN }) }))).toEqual([
      "unknown: Cannot tell whether a licensing mode is configured: WMI did not answer.",
    ]);
  });
});
