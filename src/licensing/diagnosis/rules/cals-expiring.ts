import { quoted } from "../../../harmless-text";
import { CAL_EXPIRY_WARNING_DAYS, isExpiring, sumOf } from "../../cal-totals";
import { describeMode } from "../../mode";
import { askedServers } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import { expiryDates, matchingCals } from "../matching-cals";
import type { Rule } from "../rule";

export const calsExpiring: Rule = {
  code: "cals_expiring",
  question: `Do CALs of the session host's mode expire within ${CAL_EXPIRY_WARNING_DAYS} days?`,
  severities: ["warning"],
  remedy: "Renew the license agreement and install the new CALs before that day: expired CALs license nobody.",
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    const { observedAt } = input;
    return askedServers(input).flatMap((asked) => {
      const { server } = asked;
      const expiring = matchingCals(asked, mode, observedAt).valid.filter((pack) => isExpiring(pack, observedAt));
      if (expiring.length === 0) return [];
      const summary = `${sumOf(expiring, "total")} ${describeMode(mode)} CALs on ${quoted(server)} expire on ${expiryDates(expiring)}.`;
      return [{ code: this.code, severity: "warning", summary, remedy: this.remedy, server }];
    });
  },
};
