import { modeUndocumented } from "../../../../src/licensing/diagnosis/rules/mode-undocumented";
import { found, healthyHost, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("mode_undocumented", () => {
  test("finds a number nobody documents", () => {
    expect(found(modeUndocumented, healthyHost({ mode: modeSetting("unknown_3") }))).toEqual([
      {
        severity: "error",
        summary: "The licensing mode is an undocumented value (3).",
        remedy:
          'Set "mode" of rdslicensing_configuration, or the policy, to Per Device or Per User: with any other number, Remote Desktop Services is not configured correctly.',
      },
    ]);
  });

  test("leaves a mode that is not configured, and one that is not known, to other rules", () => {
    expect(told(modeUndocumented, healthyHost({ mode: modeSetting("not_configured") }))).toEqual([]);
    expect(told(modeUndocumented, healthyHost({ mode: modeSetting("unknown_3", { effective: NOT_KNOWN }) }))).toEqual(
      [],
    );
  });
});
