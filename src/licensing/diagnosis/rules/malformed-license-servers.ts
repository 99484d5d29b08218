import { isSameLicenseServer } from "../../license-server";
import { quoted } from "../../problem";
import type { Rule } from "../rule";

export const malformedLicenseServers: Rule = {
  code: "malformed_license_servers",
  question: "Is each entry of the host's own list one license server, named once?",
  severities: ["warning"],
  remedy: 'Write one name an entry, without blanks; "license_servers" of rdslicensing_configuration does.',
  check({ licenseServers: { local } }) {
    if (!local.known) return [];
    const names = local.value ?? [];
    const flaws = names.flatMap((name, index) => {
      const flaw = flawOf(name) ?? (isRepeated(names, index) ? "is there twice" : undefined);
      return flaw === undefined ? [] : [`${quoted(name)} ${flaw}`];
    });
    if (flaws.length === 0) return [];
    const summary = `The host's own list of license servers has entries that Windows may not understand: ${flaws.join("; ")}.`;
    return [{ code: this.code, severity: "warning", summary, remedy: this.remedy }];
  },
};

function flawOf(name: string): string | undefined {
  if (name.trim() === "") return "is empty";
  if (/[,;]/.test(name)) return "holds a separator";
  return name === name.trim() ? undefined : "has blanks around it";
}

function isRepeated(names: readonly string[], index: number): boolean {
  return names.slice(0, index).some((earlier) => isSameLicenseServer(earlier, names[index] ?? ""));
}
