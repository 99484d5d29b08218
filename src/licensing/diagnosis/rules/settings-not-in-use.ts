import { isSameLicenseServerList } from "../../license-server-list";
import type { Rule } from "../rule";
import type { SettingFacts } from "../session-host-facts";

export const settingsNotInUse: Rule = {
  code: "settings_not_in_use",
  question: "Does Windows use what the host's own registry values say?",
  severities: ["warning"],
  remedy: "Plan a restart of the session host: values written in the registry directly are read then.",
  check({ mode, licenseServers }) {
    const stale = [
      ...(isStale(mode, "not_configured", (one, other) => one === other) ? ["the licensing mode"] : []),
      ...(isStale(licenseServers, [], isSameLicenseServerList) ? ["the license servers"] : []),
    ];
    if (stale.length === 0) return [];
    const summary = `Windows does not use yet what the registry says of ${stale.join(" and ")}.`;
    return [{ code: this.code, severity: "warning", summary, remedy: this.remedy }];
  },
};

function isStale<T>(
  { local, effective, source }: SettingFacts<T>,
  absent: T,
  isSame: (one: T, other: T) => boolean,
): boolean {
  if (!local.known || !effective.known || !source.known || source.value === "group_policy") return false;
  return !isSame(local.value ?? absent, effective.value);
}
