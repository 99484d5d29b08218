import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const modeNotConfigured: Rule = {
  code: "mode_not_configured",
  question: "Is a licensing mode configured?",
  severities: ["error"],
  remedy:
    'Set "mode" of rdslicensing_configuration to the kind of CALs on the license servers, or the policy "Set the Remote Desktop licensing mode".',
  check({ mode: { effective, local } }) {
    if (!effective.known) return [cannotTell(this, "whether a licensing mode is configured", effective.reason)];
    if (effective.value !== "not_configured") return [];
    const why = local.known ? "" : ` The host's own value is not known: ${local.reason}`;
    const summary = `The licensing mode is not configured; users are refused once the grace period is over.${why}`;
    return [{ code: this.code, severity: "error", summary, remedy: this.remedy }];
  },
};
