import { quoted } from "../../../harmless-text";
import { isSameLicenseServerList } from "../../license-servers";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const licenseServersFromPolicy: Rule = {
  code: "license_servers_from_policy",
  question: "Does Group Policy set the license servers, over the host's own?",
  severities: ["warning", "info"],
  remedy:
    'Where the policy is right, nothing. Else change it ("gpresult /h report.html" on the host shows which it is), or manage it with scope = "policy".',
  check({ licenseServers: { source, local, effective } }) {
    if (!source.known) return [cannotTell(this, "what sets the license servers", source.reason)];
    if (source.value !== "group_policy") return [];
    const own = local.known ? (local.value ?? []) : [];
    const shadows = own.length > 0 && effective.known && !isSameLicenseServerList(own, effective.value);
    const used = effective.known ? effective.value.map(quoted).join(", ") : "servers that are not known";
    const summary = shadows
      ? `Group Policy sets the license servers to ${used}, and so the host's own, ${own.map(quoted).join(", ")}, are not used.`
      : `Group Policy sets the license servers to ${used}.`;
    return [{ code: this.code, severity: shadows ? "warning" : "info", summary, remedy: this.remedy }];
  },
};
