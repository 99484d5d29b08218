import { describeMode } from "../../mode";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const modeFromPolicy: Rule = {
  code: "mode_from_policy",
  question: "Does Group Policy set the licensing mode?",
  severities: ["warning", "info"],
  remedy:
    'If the policy is right, do nothing. Otherwise change it ("gpresult /h report.html" on the host shows which one it is), or manage it with scope = "policy".',
  check({ mode: { source, local, effective } }) {
    if (!source.known) return [cannotTell(this, "what sets the licensing mode", source.reason)];
    if (source.value !== "group_policy") return [];
    const own = local.known ? local.value : undefined;
    const shadows = own !== undefined && own !== "not_configured" && effective.known && own !== effective.value;
    const used = effective.known ? describeMode(effective.value) : "a mode that is not known";
    const summary = shadows
      ? `Group Policy sets the licensing mode to ${used}; the host's own mode, ${describeMode(own)}, is not used.`
      : `Group Policy sets the licensing mode to ${used}.`;
    return [{ code: this.code, severity: shadows ? "warning" : "info", summary, remedy: this.remedy }];
  },
};
