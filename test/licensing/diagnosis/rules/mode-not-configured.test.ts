import { unknown } from "../../../../src/licensing";
import { modeNotConfigured } from "../../../../src/licensing/diagnosis/rules/mode-not-configured";
import { found, healthyHost, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("mode_not_configured", () => {
  test("is silent on a healthy host", () => {
    expect(found(modeNotConfigured, healthyHost())).toEqual([]);
  });

  test("finds a host without a mode", () => {
    expect(found(modeNotConfigured, healthyHost({ mode: modeSetting("not_configured") }))).toEqual([
      "error mode_not_configured",
    ]);
  });

  test("says why the host's own value is not read, where one is there", () => {
    const mode = modeSetting("not_configured", { local: unknown("LicensingMode is a REG_SZ.") });
    const [finding] = modeNotConfigured.check(healthyHost({ mode }), { graceWarningDays: 30 });
    expect(finding).toMatchObject({
      severity: "error",
      summary: expect.stringContaining("LicensingMode is a REG_SZ."),
    });
  });

  test("leaves other modes alone", () => {
    expect(found(modeNotConfigured, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual([]);
  });

  test("can not tell the mode that is in use from the stored one", () => {
    expect(found(modeNotConfigured, healthyHost({ mode: modeSetting("per_user", { effective: NOT_KNOWN }) }))).toEqual([
      "unknown mode_not_configured",
    ]);
  });
});
