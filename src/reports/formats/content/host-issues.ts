import type { Severity } from "../../../licensing";
import { overrideCode, unreportedOverrides } from "../../model/condition";
import { describeSetting } from "../../model/describe-setting";
import type { HostReport, SettingReport } from "../../model/report";
import { declaredWords, settingSentence, settingWords } from "./setting-words";
import { uncheckedIn } from "./unchecked";

/** One thing that is wrong at a host, for formats that list such things. Texts are as they came: not escaped. */
export interface HostIssue {
  /** A finding's code, `drift_mode`, `drift_license_servers`, or a state other than `ok`, `drifted` and `unhealthy`. */
  readonly code: string;
  readonly level: Severity;
  readonly summary: string;
  readonly remedy: string;
  /** The license server it is about, where it is about one. */
  readonly server?: string;
  /** When a report first told of it. Absent where there was no earlier one to compare with. */
  readonly since?: string;
}

const APPLY = "Apply again, or change the code if the host is right.";
const APPLY_FIRST = "Apply the code.";

/** A plan whose `removed` block only forgets the resource tells it in the same way as one that destroys it. */
export const APPLY_REMOVAL =
  "Apply to release the host: on_destroy decides what it keeps, and a removed block leaves it as it is. To keep managing it, declare it again.";

const NOT_KNOWN = "The host answered, but its mode, its license servers or its role could not be found out";
const FIND_OUT = "Fix the reasons given, for example rights that the account lacks, then check again.";

const CHANGE_POLICY =
  'Declare what the policy sets, or change the policy ("gpresult /h report.html" on the host names it).';

/** What is wrong at a host, drift first; then what is worth knowing, and checks that could not be made. */
export function hostIssues(host: HostReport): readonly HostIssue[] {
  const drift = host.settings.filter(({ drifted }) => drifted).map(driftIssue);
  const findings = host.findings.map(
    ({ severity: level, code, summary, remedy, server, since }): HostIssue => ({
      code,
      level,
      summary,
      remedy,
      server,
      since,
    }),
  );
  return [...stateIssues(host), ...drift, ...unreportedOverrides(host).map(overrideIssue), ...findings];
}

/** What a diagnosis would say, where there is none or it did not. */
function overrideIssue(setting: SettingReport): HostIssue {
  const described = describeSetting(setting);
  const [used, declared] = [settingWords(described).join(", "), declaredWords(described)?.join(", ")];
  const summary = `Group Policy overrides ${setting.attribute} ${declared} with ${used}.`;
  return { code: overrideCode(setting), level: "warning", summary, remedy: CHANGE_POLICY, since: setting.since };
}

/** What it is and what to do about it, as sentences: not every summary ends as one. */
export function inSentences(summary: string, remedy: string): string {
  return `${summary}${/[.!?]$/.test(summary) ? "" : "."} ${remedy}`;
}

/** Whether somebody should act on it. */
export function needsAttention({ level }: HostIssue): boolean {
  return level === "error" || level === "warning";
}

function stateIssues({ state, error, findings, since }: HostReport): HostIssue[] {
  if (error !== undefined) {
    return [{ code: state, level: "error", summary: error.summary, remedy: error.detail, since }];
  }
  const warn = (summary: string, remedy: string): HostIssue[] => [
    { code: state, level: "warning", summary, remedy, since },
  ];
  if (state === "not_known") {
    // The reasons belong beside the host: no list of what several hosts share tells that it is because of them.
    const reasons = uncheckedIn(findings).map(({ reason }) => reason.replace(/\.$/, ""));
    const summary = `${[NOT_KNOWN, ...(reasons.length === 0 ? [] : [reasons.join("; ")])].join(": ")}.`;
    return [{ code: state, level: "error", summary, remedy: FIND_OUT, since }];
  }
  if (state === "unmanaged") return warn("The host is declared but was not applied yet.", APPLY_FIRST);
  return state === "leaving" ? warn("The host is managed but no longer declared.", APPLY_REMOVAL) : [];
}

function driftIssue(setting: SettingReport): HostIssue {
  const { attribute, changedIn, since } = setting;
  const where = changedIn === "code" ? ", which was not applied yet" : "";
  const summary = `${attribute} is ${settingSentence(describeSetting(setting))}${where}.`;
  return { code: `drift_${attribute}`, level: "error", summary, remedy: APPLY, since };
}
