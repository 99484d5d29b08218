import type { HostReport, SettingReport } from "../report/report";
import { printableValue } from "./printable";

/** One thing that is wrong at a host, for formats that list such things. Texts are as they came: not escaped. */
export interface HostIssue {
  /** A finding's code, `drift_mode`, `drift_license_servers`, `unmanaged`, `leaving` or `unreachable`. */
  readonly code: string;
  readonly level: "error" | "warning" | "note";
  readonly summary: string;
  readonly remedy: string;
}

const APPLY = "Apply the declaration again, or change it if the host is right.";

/** What is wrong at a host, drift first. Checks that could not be made are notes. */
export function hostIssues(host: HostReport): readonly HostIssue[] {
  const drift = host.settings.filter(({ drifted }) => drifted).map(driftIssue);
  const findings = host.findings.map(({ code, severity, summary, remedy }): HostIssue => {
    const level = severity === "error" || severity === "warning" ? severity : "note";
    return { code, level, summary, remedy };
  });
  return [...stateIssues(host), ...drift, ...findings];
}

function stateIssues({ state, error }: HostReport): HostIssue[] {
  if (error !== undefined) {
    return [{ code: "unreachable", level: "error", summary: error.summary, remedy: error.detail }];
  }
  const warn = (summary: string): HostIssue[] => [{ code: state, level: "warning", summary, remedy: APPLY }];
  if (state === "unmanaged") return warn("The host is declared and was not applied yet.");
  return state === "leaving" ? warn("The host is managed and declared no longer.") : [];
}

function driftIssue({ attribute, declared, found, changedIn }: SettingReport): HostIssue {
  const where = changedIn === "code" ? ", which was not applied yet" : "";
  const summary = `${attribute} is ${printableValue(found)}, declared ${printableValue(declared)}${where}.`;
  return { code: `drift_${attribute}`, level: "error", summary, remedy: APPLY };
}
