import type { createColors } from "picocolors";
import { harmless } from "../../../harmless-text";
import type { Finding } from "../../../licensing";
import { conditionOf, type HostCondition } from "../../model/condition";
import { describeSetting } from "../../model/describe-setting";
import type { HostReport, SettingReport } from "../../model/report";
import { CONDITIONS } from "../content/conditions";
import { hostName, resourceName } from "../content/host-name";
import { settingSentence } from "../content/setting-words";
import type { Unchecked } from "../content/unchecked";

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

/** A line for the host, and below it its settings and what is wrong. @param stack which it is of, where there are several */
export function hostLines(host: HostReport, stack: string | undefined, colors: Colors): string[] {
  const resource = resourceName(host);
  const beside = resource === undefined ? "" : colors.dim(` (${harmless(resource)})`);
  const within = stack === undefined ? "" : colors.dim(` in ${harmless(stack)}`);
  return [
    `${colors.bold(harmless(hostName(host)))}${beside}${within}  ${conditionText(host, colors)}`,
    ...indented(host.settings.map((setting) => settingLine(setting, colors))),
    ...indented(host.error === undefined ? [] : [harmless(host.error.summary), harmless(host.error.detail)]),
    ...indented(
      host.findings.filter(({ severity }) => severity !== "unknown").flatMap((one) => findingLines(one, colors)),
    ),
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

function findingLines({ severity, code, summary, remedy }: Finding, colors: Colors): string[] {
  const paints: Partial<Record<Finding["severity"], (text: string) => string>> = {
    error: colors.red,
    warning: colors.yellow,
  };
  const paint = paints[severity] ?? colors.cyan;
  const head = `${paint(severity)} ${harmless(code)}: ${harmless(summary)}`;
  return severity === "info" ? [head] : [head, `  ${harmless(remedy)}`];
}

/** @param where `at 5 hosts`, where it is told of several at once */
export function uncheckedLine({ reason, codes }: Unchecked, where = ""): string {
  return `not checked${where} (${codes.map(harmless).join(", ")}): ${harmless(reason)}`;
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
