import type { DiagnosisInput } from "../diagnosis-input";
import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const entraOnlyPerUser: Rule = {
  code: "entra_only_per_user",
  question: "Is a session host in Per User mode joined to Entra ID and to no Active Directory domain?",
  severities: ["warning"],
  remedy:
    'Sign in as a user, then check in Remote Desktop Licensing Manager (licmgr.exe) whether a CAL was counted: Microsoft documents Per User CALs for Active Directory domains, and hosts like this one are reported not to get any. If none was counted, join the host to a domain as well, or set "mode" of rdslicensing_configuration to "per_device", with CALs of that kind. "dsregcmd /status" on the host says for certain what it is joined to; this finding relies on a registry key that is not documented.',
  check(input) {
    const { domainJoined, entraJoined } = input;
    const isOutside = licensedMode(input) === "per_user" && domainJoined.known && !domainJoined.value;
    if (isOutside && !entraJoined.known) {
      return [cannotTell(this, "whether the host is joined to Entra ID", entraJoined.reason)];
    }
    if (!isEntraOnlyPerUser(input)) return [];
    const summary =
      "The session host is in Per User mode and seems to be joined to Entra ID only; Microsoft does not document whether such a host gets Per User CALs.";
    return [{ code: this.code, severity: "warning", summary, remedy: this.remedy }];
  },
};

/** Known only where the mark of the join was found: one that could not be read says nothing. */
export function isEntraOnlyPerUser(input: DiagnosisInput): boolean {
  const { domainJoined, entraJoined } = input;
  const isOutside = domainJoined.known && !domainJoined.value;
  return isOutside && entraJoined.known && entraJoined.value && licensedMode(input) === "per_user";
}
