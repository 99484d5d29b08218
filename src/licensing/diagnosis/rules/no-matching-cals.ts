import { quoted } from "../../../harmless-text";
import { describeMode } from "../../mode";
import { atEachAskedServer } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import { matchingCals, severityOfAbsence } from "../matching-cals";
import type { Rule } from "../rule";

export const noMatchingCals: Rule = {
  code: "no_matching_cals",
  question: "Are CALs of the session host's mode installed on its license servers?",
  severities: ["error", "warning"],
  remedy:
    'Install CALs of that kind on the license server, or set "mode" of rdslicensing_configuration to the kind that is installed.',
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    const what = `whether ${describeMode(mode)} CALs are installed`;
    return atEachAskedServer(this, what, input, (asked) => {
      const { server, keyPacks } = asked;
      if (!keyPacks.known) return [cannotTell(this, what, keyPacks.reason, server)];
      const { valid, expired } = matchingCals(asked, mode, input.observedAt);
      // That they have expired is a finding of its own.
      if (valid.length > 0 || expired.length > 0) return [];
      const strange = keyPacks.value.find(({ model, type }) => model === mode && type.startsWith("unknown_"));
      if (strange !== undefined) {
        const reason = `${quoted(server)} has CALs in a key pack of a kind that is not documented (${strange.type.replace("unknown_", "")}).`;
        return [cannotTell(this, what, reason, server)];
      }
      const severity = severityOfAbsence(input, mode);
      const summary = `The license server ${quoted(server)} has no ${describeMode(mode)} CALs, which the session host's mode needs.`;
      return [{ code: this.code, severity, summary, remedy: this.remedy, server }];
    });
  },
};
