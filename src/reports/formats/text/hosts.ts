import type { createColors } from "picocolors";
import { harmless } from "../../../harmless-text";
import { conditionOf, type HostCondition } from "../../model/condition";
import { describeSetting } from "../../model/describe-setting";
import type { HostReport, LicenseServerReport, Report, ReportedFinding, SettingReport } from "../../model/report";
import { usedBy } from "../../model/used-license-servers";
import { sinceWords } from "../content/changes";
import { CONDITIONS } from "../content/conditions";
import { hostName, resourceName } from "../content/host-name";
import { settingSentence } from "../content/setting-words";
import { type Unchecked, uncheckedIn } from "../content/unchecked";
import { calSentences } from "./license-servers";

export type Colors = ReturnType<typeof createColors>;

/** What needs nobody now; everything else is said loud. */
const QUIET: { readonly [C in HostCondition]?: "green" | "yellow" } = {
  ok: "green",
  warnings: "yellow",
  unmanaged: "yellow",
  leaving: "yellow",
};

/** How a host is, in one word. */
export function conditionText(host: HostReport, colors: Colors): string {
  const condition = conditionOf(host);
  const { word } = CONDITIONS[condition];
  const quiet = QUIET[condition];
  return quiet === undefined ? colors.red(word.toUpperCase()) : colors[quiet](word);
}

/** What the lines of a host are made with. */
export interface HostLinesOptions {
  readonly report: Report;
  /** Which stack it is of, where there are several. */
  readonly stack: string | undefined;
  readonly colors: Colors;
}

/** A line for the host, and below it its settings and what is wrong. */
export function hostLines(host: HostReport, { report, stack, colors }: HostLinesOptions): string[] {
  const resource = resourceName(host);
  const beside = resource === undefined ? "" : colors.dim(` (${harmless(resource)})`);
  const within = stack === undefined ? "" : colors.dim(` in ${harmless(stack)}`);
  const since = (one: Dated) => {
    const words = sinceWords(one, report);
    return words === undefined ? "" : colors.dim(` (${words})`);
  };
  return [
    `${colors.bold(harmless(hostName(host)))}${beside}${within}  ${conditionText(host, colors)}${since(host)}`,
    ...indented([...settingLines(host, since, colors), ...problemLines(host, since, colors)]),
  ];
}

/**
 * All that is said of a host alone besides its name and state: its settings, what is left of its grace period, what is wrong,
 * why checks were not made, and the CALs of those license servers that it uses.
 *
 * @param asked the license servers that were asked themselves
 */
export function hostDetails(host: HostReport, asked: readonly LicenseServerReport[], colors: Colors): string[] {
  const undated = () => "";
  return [
    ...settingLines(host, undated, colors),
    ...graceLines(host),
    ...problemLines(host, undated, colors),
    ...uncheckedIn(host.findings).map((one) => uncheckedLine(one)),
    ...usedBy(host, asked).flatMap((server) => calSentences(server, colors)),
  ];
}

/** Something of which a report may tell since when it is so. */
interface Dated {
  readonly since?: string;
}

function settingLines({ settings }: HostReport, since: (one: Dated) => string, colors: Colors): string[] {
  return settings.map((setting) => `${settingLine(setting, colors)}${since(setting)}`);
}

/** None left is normal on a licensed host: a finding tells where it is not. */
function graceLines({ graceDaysLeft: days }: HostReport): string[] {
  return days === undefined ? [] : [`grace period: ${days} ${days === 1 ? "day" : "days"} left`];
}

function problemLines({ error, findings }: HostReport, since: (one: Dated) => string, colors: Colors): string[] {
  return [
    ...(error === undefined ? [] : [harmless(error.summary), harmless(error.detail)]),
    ...findings
      .filter(({ severity }) => severity !== "unknown")
      .flatMap((one) => findingLines(one, since(one), colors)),
  ];
}

function settingLine(setting: SettingReport, colors: Colors): string {
  const name = setting.attribute === "mode" ? "mode" : "license servers";
  const described = describeSetting(setting);
  const paints: Partial<Record<typeof described.kind, (text: string) => string>> = {
    drifted: colors.red,
    overridden: colors.yellow,
  };
  return `${paints[described.kind]?.(name) ?? name}: ${settingSentence(described)}`;
}

function findingLines({ severity, code, summary, remedy }: ReportedFinding, since: string, colors: Colors): string[] {
  const paints: Partial<Record<ReportedFinding["severity"], (text: string) => string>> = {
    error: colors.red,
    warning: colors.yellow,
  };
  const paint = paints[severity] ?? colors.cyan;
  const head = `${paint(severity)} ${harmless(code)}${since}: ${harmless(summary)}`;
  return severity === "info" ? [head] : [head, `  ${harmless(remedy)}`];
}

/** @param where `at 5 hosts`, where it is told of several at once */
export function uncheckedLine({ reason, codes }: Unchecked, where = ""): string {
  return `not checked${where} (${codes.map(harmless).join(", ")}): ${harmless(reason)}`;
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
