import type { DiagnosisInput } from "../diagnosis-input";
import { licensedMode } from "../diagnosis-input";
import type { Rule } from "../rule";

export const entraOnlyPerUser: Rule = {
  code: "entra_only_per_user",
  question: "Is a session host in Per User mode joined to Entra ID and to no Active Directory domain?",
  severities: ["warning"],
  remedy:
    'Sign in as a user and look in Remote Desktop Licensing Manager (licmgr.exe) whether a CAL is counted: Microsoft documents Per User CALs for Active Directory domains, and they have been reported not to be issued to such hosts. Else join the host to a domain too, or set "mode" of rdslicensing_configuration to "per_device", with CALs of that kind. "dsregcmd /status" on the host says for certain what it is joined to: here it is read from a registry key that is not documented.',
  check(input) {
    if (!isEntraOnlyPerUser(input)) return [];
    const summary =
      "The session host seems to be joined to Entra ID only and is in Per User mode; whether it is given Per User CALs there is not documented.";
    return [{ code: this.code, severity: "warning", summary, remedy: this.remedy }];
  },
};

/** Known only where the mark of the join was found: one that could not be read says nothing. */
export function isEntraOnlyPerUser(input: DiagnosisInput): boolean {
  const { domainJoined, entraJoined } = input;
  const isOutside = domainJoined.known && !domainJoined.value;
  return isOutside && entraJoined.known && entraJoined.value && licensedMode(input) === "per_user";
}
