import { known } from "../../../../src/licensing";
import { settingsNotInUse } from "../../../../src/licensing/diagnosis/rules/settings-not-in-use";
import { found, healthyHost, listSetting, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("settings_not_in_use", () => {
  test("is silent on a healthy host", () => {
    expect(found(settingsNotInUse, healthyHost())).toEqual([]);
  });

  test("warns of a mode that Windows has not taken over", () => {
    expect(
      found(settingsNotInUse, healthyHost({ mode: modeSetting("per_user", { effective: known("per_device") }) })),
    ).toEqual(["warning settings_not_in_use"]);
  });

  test("warns once of both", () => {
    expect(
      found(
        settingsNotInUse,
        healthyHost({
          mode: modeSetting("per_user", { effective: known("not_configured") }),
          licenseServers: listSetting(["lic1"], { effective: known([]) }),
        }),
      ),
    ).toEqual(["warning settings_not_in_use"]);
  });

  test("takes an absent value for what it means", () => {
    expect(
      found(
        settingsNotInUse,
        healthyHost({
          mode: modeSetting("not_configured", { local: known(undefined) }),
          licenseServers: listSetting([], { local: known(undefined) }),
        }),
      ),
    ).toEqual([]);
  });

  test("leaves what Group Policy sets to other rules", () => {
    expect(
      found(
        settingsNotInUse,
        healthyHost({
          mode: modeSetting("per_user", { source: known("group_policy"), effective: known("per_device") }),
        }),
      ),
    ).toEqual([]);
  });

  test("takes no notice of spelling", () => {
    expect(
      found(settingsNotInUse, healthyHost({ licenseServers: listSetting([" LIC1"], { effective: known(["lic1"]) }) })),
    ).toEqual([]);
  });

  test("is silent where either is not known", () => {
    expect(
      found(
        settingsNotInUse,
        healthyHost({ mode: modeSetting("per_user", { local: NOT_KNOWN, effective: known("per_device") }) }),
      ),
    ).toEqual([]);
  });
});
