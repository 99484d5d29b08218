import { known } from "../../../../src/licensing";
import { gracePeriod } from "../../../../src/licensing/diagnosis/rules/grace-period";
import { found, healthyHost, listSetting, modeSetting, NOT_KNOWN, statuses } from "../../../support/hosts-to-diagnose";

describe("grace_period", () => {
  test("is silent on a healthy host", () => {
    expect(found(gracePeriod, healthyHost())).toEqual([]);
  });

  test("is an error when it is over and no mode is configured", () => {
    expect(found(gracePeriod, healthyHost({ mode: modeSetting("not_configured") }))).toEqual(["error grace_period"]);
  });

  test("is an error when it is over and there are no license servers", () => {
    expect(found(gracePeriod, healthyHost({ licenseServers: listSetting([]), connectivity: [] }))).toEqual([
      "error grace_period",
    ]);
  });

  test("is an error when it is over and no license server is usable", () => {
    expect(found(gracePeriod, healthyHost({ connectivity: statuses(6, "no_answer") }))).toEqual(["error grace_period"]);
  });

  test("is none when it is over and one may be usable", () => {
    expect(found(gracePeriod, healthyHost({ connectivity: statuses(6, 8) }))).toEqual([]);
  });

  test("warns when it is about to end", () => {
    expect(found(gracePeriod, healthyHost({ mode: modeSetting("not_configured"), graceDaysLeft: known(30) }))).toEqual([
      "warning grace_period",
    ]);
  });

  test("is none while enough is left", () => {
    expect(found(gracePeriod, healthyHost({ mode: modeSetting("not_configured"), graceDaysLeft: known(31) }))).toEqual(
      [],
    );
  });

  test("takes AAD Per User for a mode", () => {
    expect(found(gracePeriod, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual([]);
  });

  test("can not tell where Windows does not say", () => {
    expect(found(gracePeriod, healthyHost({ graceDaysLeft: NOT_KNOWN }))).toEqual(["unknown grace_period"]);
  });
});
