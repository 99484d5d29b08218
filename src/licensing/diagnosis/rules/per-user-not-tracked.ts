import { quoted } from "../../../harmless-text";
import { atEachAskedServer } from "../asked-servers";
import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const perUserNotTracked: Rule = {
  code: "per_user_not_tracked",
  question: "Can each license server track Per User CALs in the domain?",
  severities: ["warning"],
  remedy:
    "Add the license server's computer account to the domain's group Terminal Server License Servers, and restart its service; until then Per User CALs are issued but not counted.",
  check(input) {
    if (licensedMode(input) !== "per_user") return [];
    const what = "whether the license servers can track Per User CALs";
    return atEachAskedServer(this, what, input, ({ server, inDomainGroup }) => {
      if (!inDomainGroup.known) return [cannotTell(this, what, inDomainGroup.reason, server)];
      if (inDomainGroup.value) return [];
      const summary = `The license server ${quoted(server)} is not in the domain's group Terminal Server License Servers.`;
      return [{ code: this.code, severity: "warning", summary, remedy: this.remedy, server }];
    });
  },
};
