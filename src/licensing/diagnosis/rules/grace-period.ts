import type { DiagnosisInput } from "../diagnosis-input";
import { isWithoutUsableServer, licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const gracePeriod: Rule = {
  code: "grace_period",
  question: "Is the grace period over, or about to end, while licensing does not work?",
  severities: ["error", "warning"],
  remedy:
    "Fix the other findings: licensing must work by the end of the grace period. Nothing here extends it, and Microsoft advises against a reset.",
  check(input, { graceWarningDays }) {
    const { graceDaysLeft } = input;
    if (!graceDaysLeft.known) {
      return [cannotTell(this, "how much of the grace period is left", graceDaysLeft.reason)];
    }
    const days = graceDaysLeft.value;
    // Zero days by themselves mean nothing: the counter runs out on a licensed host too.
    if (days > graceWarningDays || !isUnlicensed(input)) return [];
    const severity = days === 0 ? "error" : "warning";
    const summary =
      days === 0
        ? "The grace period is over and licensing does not work: users are refused."
        : `The grace period ends in ${days} days and licensing does not work yet.`;
    return [{ code: this.code, severity, summary, remedy: this.remedy }];
  },
};

function isUnlicensed(input: DiagnosisInput): boolean {
  const { mode, licenseServers } = input;
  const withoutMode = mode.effective.known && mode.effective.value !== "aad_per_user" && !licensedMode(input);
  const withoutServers = licenseServers.effective.known && licenseServers.effective.value.length === 0;
  return withoutMode || withoutServers || isWithoutUsableServer(input);
}
