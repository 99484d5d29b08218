import { quoted } from "../../../harmless-text";
import { isSameLicenseServer, licenseServerProblem } from "../../license-servers";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const malformedLicenseServers: Rule = {
  code: "malformed_license_servers",
  question: "Does each entry of the host's own list, and of Group Policy's, name one license server, once?",
  severities: ["warning"],
  remedy:
    'Write one name per entry, without blanks, as "license_servers" of rdslicensing_configuration does. In the policy, separate names with commas only.',
  check({ licenseServers: { local, policy } }) {
    const reasons = [local, policy].flatMap((list) => (list.known ? [] : [list.reason]));
    const what = "whether each entry of the lists of license servers is one name";
    const findings = [...new Set(reasons)].map((reason) => cannotTell(this, what, reason));
    for (const { list, owner } of [
      { list: local, owner: "The host's own" },
      { list: policy, owner: "Group Policy's" },
    ]) {
      const flaws = list.known ? flawsOf(list.value ?? []) : [];
      if (flaws.length === 0) continue;
      const summary = `${owner} list of license servers has entries that Windows may not understand: ${flaws.join("; ")}.`;
      findings.push({ code: this.code, severity: "warning", summary, remedy: this.remedy });
    }
    return findings;
  },
};

function flawsOf(names: readonly string[]): string[] {
  return names.flatMap((name, index) => {
    const flaw = flawOf(name) ?? (isRepeated(names, index) ? "is listed twice" : undefined);
    return flaw === undefined ? [] : [`${quoted(name)} ${flaw}`];
  });
}

function flawOf(name: string): string | undefined {
  const trimmed = name.trim();
  if (trimmed === "") return "is empty";
  if (/[,;]/.test(name)) return "contains a separator";
  if (/\s/u.test(trimmed)) return "contains a blank";
  if (licenseServerProblem(trimmed) !== undefined) return "is neither a name nor an IPv4 address";
  return name === trimmed ? undefined : "has blanks around it";
}

function isRepeated(names: readonly string[], index: number): boolean {
  return names.slice(0, index).some((earlier) => isSameLicenseServer(earlier, names[index] ?? ""));
}
