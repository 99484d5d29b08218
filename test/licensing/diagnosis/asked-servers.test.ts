import type { LicenseServerAnswers } from "../../../src/licensing";
import type { Rule } from "../../../src/licensing/diagnosis/rule";
import { calsTooOld } from "../../../src/licensing/diagnosis/rules/cals-too-old";
import { licenseServerNotActivated } from "../../../src/licensing/diagnosis/rules/license-server-not-activated";
import { licenseServerServiceStopped } from "../../../src/licensing/diagnosis/rules/license-server-service-stopped";
import { noCalsAvailable } from "../../../src/licensing/diagnosis/rules/no-cals-available";
import { noMatchingCals } from "../../../src/licensing/diagnosis/rules/no-matching-cals";
import { perUserNotTracked } from "../../../src/licensing/diagnosis/rules/per-user-not-tracked";
import { found, healthyHost, hostWithServers, listSetting, NOT_KNOWN } from "../../support/hosts-to-diagnose";

/** The rules that a license server has to be asked for itself, what they ask, and what they say they cannot tell. */
const CASES: readonly [string, Rule, keyof LicenseServerAnswers, string][] = [
  ["cals_too_old", calsTooOld, "keyPacks", "whether the CALs are new enough"],
  [
    "license_server_not_activated",
    licenseServerNotActivated,
    "activation",
    "whether the license servers are activated",
  ],
  [
    "license_server_service_stopped",
    licenseServerServiceStopped,
    "serviceRunning",
    "whether the service Remote Desktop Licensing is running on the license servers",
  ],
  ["no_cals_available", noCalsAvailable, "keyPacks", "whether Per User CALs are left"],
  ["no_matching_cals", noMatchingCals, "keyPacks", "whether Per User CALs are installed"],
  ["per_user_not_tracked", perUserNotTracked, "inDomainGroup", "whether the license servers can track Per User CALs"],
];

describe.each(CASES)("%s", (_, rule, question, what) => {
  test("cannot tell what a license server does not say, and names it", () => {
    expect(found(rule, hostWithServers([{ [question]: NOT_KNOWN }, {}]))).toEqual([
      {
        severity: "unknown",
        summary: `Cannot tell ${what}: WMI did not answer.`,
        reason: "WMI did not answer.",
        remedy: "Fix the cause above, then check again.",
        server: "lic1",
      },
    ]);
  });

  test("cannot tell where no license server was asked, once", () => {
    expect(found(rule, healthyHost({ licenseServerAnswers: new Map() }))).toEqual([
      {
        severity: "unknown",
        summary: expect.stringMatching(`^Cannot tell ${what}: no license server was asked`),
        reason: expect.stringMatching(/^no license server was asked/),
        remedy: "Fix the cause above, then check again.",
      },
    ]);
  });

  test("is silent without license servers", () => {
    const host = healthyHost({ licenseServers: listSetting([]), licenseServerAnswers: new Map() });
    expect(found(rule, host)).toEqual([]);
  });
});
