import { describeMode } from "../../mode";
import { quoted } from "../../problem";
import { areAllAsked, askedServers, atEachAskedServer } from "../asked-servers";
import { cannotTell } from "../cannot-tell";
import { licensedMode } from "../effective-mode";
import type { LicenseServerFacts } from "../license-server-facts";
import { matchingPacksOf } from "../matching-cals";
import type { Rule } from "../rule";

export const noCalsAvailable: Rule = {
  code: "no_cals_available",
  question: "Are CALs of the session host's mode left?",
  severities: ["error", "warning"],
  remedy:
    "Install more CALs. Per Device CALs come back when they expire, at most 89 days after the last connection, or are revoked; Per User CALs are not enforced, but issuing more than were bought breaks the license terms.",
  check(facts) {
    const mode = licensedMode(facts);
    if (mode === undefined) return [];
    const availableAt = (server: LicenseServerFacts) =>
      matchingPacksOf(server, mode)?.reduce((sum, { available }) => sum + available, 0) ?? 0;
    const isElsewhere = askedServers(facts).some((server) => availableAt(server) > 0);
    const what = `whether ${describeMode(mode)} CALs are left`;
    return atEachAskedServer(this, what, facts, (asked) => {
      const { server, keyPacks } = asked;
      if (!keyPacks.known) return [cannotTell(this, what, keyPacks.reason, server)];
      if (availableAt(asked) > 0 || matchingPacksOf(asked, mode)?.length === 0) return [];
      const severity = mode === "per_device" && !isElsewhere && areAllAsked(facts) ? "error" : "warning";
      const summary = `No ${describeMode(mode)} CALs are left on ${quoted(server)}.`;
      return [{ code: this.code, severity, summary, remedy: this.remedy, server }];
    });
  },
};
