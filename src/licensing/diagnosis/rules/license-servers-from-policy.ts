import { quoted } from "../../../harmless-text";
import { isSameLicenseServerList } from "../../license-servers";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const licenseServersFromPolicy: Rule = {
  code: "license_servers_from_policy",
  question: "Does Group Policy set the license servers?",
  severities: ["warning", "info"],
  remedy:
    'If the policy is right, do nothing. Otherwise change it ("gpresult /h report.html" on the host shows which one it is), or manage it with scope = "policy".',
  check({ licenseServers: { source, local, effective } }) {
    if (!source.known) return [cannotTell(this, "what sets the license servers", source.reason)];
    if (source.value !== "group_policy") return [];
    const own = local.known ? (local.value ?? []) : [];
    const shadows = own.length > 0 && effective.known && !isSameLicenseServerList(own, effective.value);
    const used = effective.known
      ? effective.value.map((name) => quoted(name)).join(", ")
      : "servers that are not known";
    const summary = shadows
      ? `Group Policy sets the license servers to ${used}; the host's own list, ${own.map((name) => quoted(name)).join(", ")}, is not used.`
      : `Group Policy sets the license servers to ${used}.`;
    return [{ code: this.code, severity: shadows ? "warning" : "info", summary, remedy: this.remedy }];
  },
};
