import { known } from "../../../../src/licensing";
import { gracePeriod } from "../../../../src/licensing/diagnosis/rules/grace-period";
import {
  found,
  healthyHost,
  listSetting,
  modeSetting,
  NOT_KNOWN,
  statuses,
  told,
} from "../../../support/hosts-to-diagnose";

const WITHOUT_MODE = { mode: modeSetting("not_configured") };
const OVER = "error: The grace period is over and licensing does not work: users are refused.";

describe("grace_period", () => {
  test("is an error when it is over and no mode is configured", () => {
    expect(found(gracePeriod, healthyHost(WITHOUT_MODE))).toEqual([
      {
        severity: "error",
        summary: "The grace period is over and licensing does not work: users are refused.",
        remedy:
          "Fix the other findings: licensing must work by the end of the grace period. Nothing here extends it, and Microsoft advises against a reset.",
      },
    ]);
  });

  test("is an error when it is over and there are no license servers, or none is usable", () => {
    expect(told(gracePeriod, healthyHost({ licenseServers: listSetting([]), connectivity: [] }))).toEqual([OVER]);
    expect(told(gracePeriod, healthyHost({ connectivity: statuses(6, "no_answer") }))).toEqual([OVER]);
  });

  test("means nothing when it is over and a license server may be usable, or the mode is AAD Per User", () => {
    expect(told(gracePeriod, healthyHost({ connectivity: statuses(6, 8) }))).toEqual([]);
    expect(told(gracePeriod, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual([]);
  });

  test("warns when it is about to end, and not while enough is left", () => {
    expect(told(gracePeriod, healthyHost({ ...WITHOUT_MODE, graceDaysLeft: known(30) }))).toEqual([
      "warning: The grace period ends in 30 days and licensing does not work yet.",
    ]);
    expect(told(gracePeriod, healthyHost({ ...WITHOUT_MODE, graceDaysLeft: known(31) }))).toEqual([]);
  });

  test("cannot tell where Windows does not say", () => {
    expect(told(gracePeriod, healthyHost({ graceDaysLeft: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell how much of the grace period is left: WMI did not answer.",
    ]);
  });
});
