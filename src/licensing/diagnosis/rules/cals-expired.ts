import { quoted } from "../../../harmless-text";
import { sumOf } from "../../cal-totals";
import { describeMode } from "../../mode";
import { askedServers } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import { expiryDates, matchingCals, severityOfAbsence } from "../matching-cals";
import type { Rule } from "../rule";

export const calsExpired: Rule = {
  code: "cals_expired",
  question: "Have CALs of the session host's mode expired?",
  severities: ["error", "warning"],
  remedy:
    "Renew the license agreement and install the new CALs in Remote Desktop Licensing Manager (licmgr.exe). If you have replaced them already, remove the old key pack.",
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    return askedServers(input).flatMap((asked) => {
      const { server } = asked;
      const { valid, expired } = matchingCals(asked, mode, input.observedAt);
      if (expired.length === 0) return [];
      const severity = valid.length > 0 ? "warning" : severityOfAbsence(input, mode);
      const others = valid.length > 0 ? "" : "; it has no others of that kind";
      const summary = `${sumOf(expired, "total")} ${describeMode(mode)} CALs on ${quoted(server)} expired on ${expiryDates(expired)} and no longer license anyone${others}.`;
      return [{ code: this.code, severity, summary, remedy: this.remedy, server }];
    });
  },
};
