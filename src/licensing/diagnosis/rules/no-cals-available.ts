import { quoted } from "../../../harmless-text";
import { sumOf } from "../../cal-totals";
import { describeMode } from "../../mode";
import { atEachAskedServer } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import { overIssued, severityOfShortage, usableCals } from "../matching-cals";
import type { Rule } from "../rule";

export const noCalsAvailable: Rule = {
  code: "no_cals_available",
  question: "Are CALs of the session host's mode left?",
  severities: ["error", "warning"],
  remedy:
    "Install more CALs. Per Device CALs become available again when they expire, at most 89 days after the last connection, or when you revoke them. Per User CALs are not enforced, but issuing more than were bought breaks the license terms.",
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    const { observedAt } = input;
    const what = `whether ${describeMode(mode)} CALs are left`;
    return atEachAskedServer(this, what, input, (asked) => {
      const { server, keyPacks } = asked;
      if (!keyPacks.known) return [cannotTell(this, what, keyPacks.reason, server)];
      const usable = usableCals(asked, mode, input);
      // Other rules say that there are none, or that all are too old.
      if (usable.length === 0 || sumOf(usable, "available") > 0) return [];
      // That more of them are issued than were bought says it already.
      if (overIssued(usable, observedAt).length > 0) return [];
      const severity = severityOfShortage(input, mode);
      const summary = `No ${describeMode(mode)} CALs are left on ${quoted(server)}.`;
      return [{ code: this.code, severity, summary, remedy: this.remedy, server }];
    });
  },
};
