import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";
import { isEntraOnlyPerUser } from "./entra-only-per-user";

export const perUserInWorkgroup: Rule = {
  code: "per_user_in_workgroup",
  question: "Is a session host in Per User mode in a domain?",
  severities: ["error"],
  remedy:
    'Join the session host to a domain, or set "mode" of rdslicensing_configuration to "per_device", with CALs of that kind.',
  check(input) {
    if (licensedMode(input) !== "per_user") return [];
    const { domainJoined } = input;
    if (!domainJoined.known) return [cannotTell(this, "whether the host is in a domain", domainJoined.reason)];
    if (domainJoined.value || isEntraOnlyPerUser(input)) return [];
    const summary = "The session host is in a workgroup, where the Per User mode does not work.";
    return [{ code: this.code, severity: "error", summary, remedy: this.remedy }];
  },
};
