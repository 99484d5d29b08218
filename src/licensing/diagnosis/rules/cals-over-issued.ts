import { quoted } from "../../../harmless-text";
import { describeMode } from "../../mode";
import { releaseOfCal } from "../../windows-release";
import { askedServers } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import type { Finding } from "../finding";
import { matchingCals, overIssued, severityOfShortage, usableCals } from "../matching-cals";
import type { Rule } from "../rule";

export const calsOverIssued: Rule = {
  code: "cals_over_issued",
  question: "Are more CALs of the session host's mode issued than were bought?",
  severities: ["error", "warning"],
  remedy:
    "Install the missing CALs, or let fewer users in. Windows issues Per User CALs without limit, but issuing more than were bought breaks the license terms.",
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    const { observedAt } = input;
    return askedServers(input).flatMap((asked): readonly Finding[] => {
      const { server } = asked;
      const usable = new Set(usableCals(asked, mode, input).map(({ productVersion }) => productVersion));
      return overIssued(matchingCals(asked, mode, observedAt).valid, observedAt).map((total) => {
        const { productVersion, over, issued, bought } = total;
        // Those too old for the session host keep nobody out of it.
        const severity = usable.has(productVersion) ? severityOfShortage(input, mode) : "warning";
        const version = releaseOfCal(productVersion)?.name ?? quoted(productVersion);
        const summary = `${quoted(server)} has issued ${issued} ${describeMode(mode)} CALs for ${version}, ${over} more than the ${bought} that were bought.`;
        return { code: this.code, severity, summary, remedy: this.remedy, server };
      });
    });
  },
};
