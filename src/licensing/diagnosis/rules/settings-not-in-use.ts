import { isSameLicenseServerList } from "../../license-servers";
import type { SettingAnswers } from "../diagnosis-input";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const settingsNotInUse: Rule = {
  code: "settings_not_in_use",
  question: "Does Windows use the host's own registry values?",
  severities: ["warning"],
  remedy:
    "Schedule a restart of the session host: only then does Windows read values that were written in the registry directly.",
  check({ mode, licenseServers }) {
    const stale = [
      ...(isStale(mode, "not_configured", (one, other) => one === other) ? ["licensing mode"] : []),
      ...(isStale(licenseServers, [], isSameLicenseServerList) ? ["license servers"] : []),
    ];
    if (stale.length === 0) {
      const reasons = [mode, licenseServers].flatMap(({ local }) => (local.known ? [] : [local.reason]));
      const what = "whether Windows uses the host's own registry values";
      return [...new Set(reasons)].map((reason) => cannotTell(this, what, reason));
    }
    const summary = `Windows is not yet using the registry's ${stale.join(" and ")}.`;
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
