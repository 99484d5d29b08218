import { isSameLicenseServerList } from "../../license-servers";
import type { SettingAnswers } from "../diagnosis-input";
import type { Rule } from "../rule";

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
  { local, effective, source, wrongTypes }: SettingAnswers<T>,
  absent: T,
  isSame: (one: T, other: T) => boolean,
): boolean {
  // What a value of the wrong type says is another finding's to tell.
  if (wrongTypes.some(({ owner }) => owner === "local")) return false;
  if (!local.known || !effective.known || !source.known || source.value === "group_policy") return false;
  return !isSame(local.value ?? absent, effective.value);
}
