import { describeMode } from "../../mode";
import { quoted } from "../../problem";
import { areAllAsked, askedServers, atEachAskedServer } from "../asked-servers";
import { cannotTell } from "../cannot-tell";
import { licensedMode } from "../effective-mode";
import { matchingPacksOf } from "../matching-cals";
import type { Rule } from "../rule";

export const noMatchingCals: Rule = {
  code: "no_matching_cals",
  question: "Are CALs of the session host's mode installed on its license servers?",
  severities: ["error", "warning"],
  remedy:
    'Install CALs of that kind on the license server, or set "mode" of rdslicensing_configuration to the kind that is there.',
  check(facts) {
    const mode = licensedMode(facts);
    if (mode === undefined) return [];
    const hasSome = askedServers(facts).some((server) => (matchingPacksOf(server, mode)?.length ?? 0) > 0);
    const what = `whether ${describeMode(mode)} CALs are installed`;
    return atEachAskedServer(this, what, facts, (asked) => {
      const { server, keyPacks } = asked;
      if (!keyPacks.known) return [cannotTell(this, what, keyPacks.reason, server)];
      if (matchingPacksOf(asked, mode)?.length) return [];
      const summary = `The license server ${quoted(server)} has no ${describeMode(mode)} CALs, which the session host's mode asks for.`;
      return [
        {
          code: this.code,
          severity: hasSome || !areAllAsked(facts) ? "warning" : "error",
          summary,
          remedy: this.remedy,
          server,
        },
      ];
    });
  },
};
