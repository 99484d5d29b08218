import { modeUndocumented } from "../../../../src/licensing/diagnosis/rules/mode-undocumented";
import { found, healthyHost, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("mode_undocumented", () => {
  test("is silent on a healthy host", () => {
    expect(found(modeUndocumented, healthyHost())).toEqual([]);
  });

  test("finds a number nobody documents", () => {
    expect(found(modeUndocumented, healthyHost({ mode: modeSetting("unknown_3") }))).toEqual([
      "error mode_undocumented",
    ]);
  });

  test("leaves a mode that is not configured to its own rule", () => {
    expect(found(modeUndocumented, healthyHost({ mode: modeSetting("not_configured") }))).toEqual([]);
  });

  test("is silent where the mode is not known, which another rule tells", () => {
    expect(found(modeUndocumented, healthyHost({ mode: modeSetting("unknown_3", { effective: NOT_KNOWN }) }))).toEqual(
      [],
    );
  });
});
