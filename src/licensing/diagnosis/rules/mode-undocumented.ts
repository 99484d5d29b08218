import { describeMode } from "../../mode";
import type { Rule } from "../rule";

export const modeUndocumented: Rule = {
  code: "mode_undocumented",
  question: "Is the licensing mode one that Windows documents?",
  severities: ["error"],
  remedy:
    'Set "mode" of rdslicensing_configuration, or the policy, to Per Device or Per User: with any other number, Remote Desktop Services is not configured correctly.',
  check({ mode: { effective } }) {
    if (!effective.known || !effective.value.startsWith("unknown_")) return [];
    const summary = `The licensing mode is ${describeMode(effective.value)}.`;
    return [{ code: this.code, severity: "error", summary, remedy: this.remedy }];
  },
};
