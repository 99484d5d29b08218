import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const noLicenseServers: Rule = {
  code: "no_license_servers",
  question: "Is at least one license server specified?",
  severities: ["error", "warning"],
  remedy:
    'Set "license_servers" of rdslicensing_configuration, or the policy "Use the specified Remote Desktop license servers". Windows does not find one by itself.',
  check({ licenseServers: { effective }, graceDaysLeft }) {
    if (!effective.known) return [cannotTell(this, "whether license servers are specified", effective.reason)];
    if (effective.value.length > 0) return [];
    const inGrace = graceDaysLeft.known && graceDaysLeft.value > 0;
    const summary = inGrace
      ? `No license server is specified; users are refused when the grace period ends in ${graceDaysLeft.value} days.`
      : `No license server is specified; users are refused${graceDaysLeft.known ? "" : " once the grace period is over"}.`;
    return [{ code: this.code, severity: inGrace ? "warning" : "error", summary, remedy: this.remedy }];
  },
};
