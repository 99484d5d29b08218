import { known } from "../../../../src/licensing";
import { settingsNotInUse } from "../../../../src/licensing/diagnosis/rules/settings-not-in-use";
import { found, healthyHost, listSetting, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("settings_not_in_use", () => {
  test("warns of a mode that Windows has not taken over", () => {
    const mode = modeSetting("per_user", { effective: known("per_device") });
    expect(found(settingsNotInUse, healthyHost({ mode }))).toEqual([
      {
        severity: "warning",
        summary: "Windows is not yet using the registry's licensing mode.",
        remedy:
          "Schedule a restart of the session host: only then does Windows read values that were written in the registry directly.",
      },
    ]);
  });

  test("warns once of both", () => {
    const mode = modeSetting("per_user", { effective: known("not_configured") });
    const licenseServers = listSetting(["lic1"], { effective: known([]) });
    expect(told(settingsNotInUse, healthyHost({ mode, licenseServers }))).toEqual([
      "warning: Windows is not yet using the registry's licensing mode and license servers.",
    ]);
  });

  test("takes an absent value for what it means, and no notice of spelling", () => {
    const mode = modeSetting("not_configured", { local: known(undefined) });
    const licenseServers = listSetting([], { local: known(undefined) });
    expect(told(settingsNotInUse, healthyHost({ mode, licenseServers }))).toEqual([]);
    const spelled = listSetting([" LIC1"], { effective: known(["lic1"]) });
    expect(told(settingsNotInUse, healthyHost({ licenseServers: spelled }))).toEqual([]);
  });

  test("leaves what Group Policy sets to other rules, and does not guess", () => {
    const effective = known("per_device" as const);
    const fromPolicy = modeSetting("per_user", { source: known("group_policy"), effective });
    expect(told(settingsNotInUse, healthyHost({ mode: fromPolicy }))).toEqual([]);
    const notRead = modeSetting("per_user", { local: NOT_KNOWN, effective });
    expect(told(settingsNotInUse, healthyHost({ mode: notRead }))).toEqual([
      "unknown: Cannot tell whether Windows uses the host's own registry values: WMI did not answer.",
    ]);
  });
});
