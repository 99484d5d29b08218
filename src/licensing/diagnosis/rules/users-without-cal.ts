import { quoted } from "../../../harmless-text";
import { sumOf } from "../../cal-totals";
import { askedServers } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import type { Rule } from "../rule";

export const usersWithoutCal: Rule = {
  code: "users_without_cal",
  question: "Have users logged on without a CAL that fits?",
  severities: ["warning"],
  remedy:
    "Install that many Per User CALs for the session hosts' version of Windows Server or a later one. Nobody is refused, because Per User CALs are not enforced, but use without them breaks the license terms. The number comes from the license server's key pack \"Built-in OverUsed\", which Microsoft does not document.",
  check(input) {
    if (licensedMode(input) !== "per_user") return [];
    return askedServers(input).flatMap(({ server, keyPacks }) => {
      const packs = keyPacks.known ? keyPacks.value.filter(({ type }) => type === "built_in_over_used") : [];
      const users = sumOf(packs, "issued");
      if (users === 0) return [];
      const who = users === 1 ? "1 user has" : `${users} users have`;
      const summary = `${who} logged on without a CAL that fits, by the count of the license server ${quoted(server)}.`;
      return [{ code: this.code, severity: "warning", summary, remedy: this.remedy, server }];
    });
  },
};
