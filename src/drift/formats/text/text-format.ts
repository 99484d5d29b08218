import { createColors } from "picocolors";
import type { Finding } from "../../../licensing";
import type { HostReport, Report, SettingReport } from "../../report/report";
import { CONDITIONS, conditionOf, countConditions, countErrors } from "../condition";
import { describePlan } from "../describe-plan";
import type { Format } from "../format";
import { isOverridden } from "../is-overridden";
import { printable, printableValue } from "../printable";
import { stackTeller } from "../stack-teller";
import { type Unchecked, uncheckedOf } from "../unchecked";

type Colors = ReturnType<typeof createColors>;
type Paint = (text: string) => string;

/** For people: a line a host, what is wrong below it, and what to do about that. */
export const textFormat: Format = {
  render: (report, { color = false } = {}) => {
    const colors = createColors(color);
    const stackOf = stackTeller(report);
    const unchecked = uncheckedOf(report);
    const hosts = report.hosts.flatMap((host) => [
      ...hostLines(host, stackOf(host), colors),
      ...indented(unchecked.of(host).map((one) => uncheckedLine(one))),
      "",
    ]);
    const shared = unchecked.shared.flatMap((one) => [uncheckedLine(one, ` at ${one.hosts} hosts`), ""]);
    const errors = report.errors.flatMap(({ origin, summary, detail }) => [
      `${colors.red("error")}  ${printable(origin)}: ${printable(summary)}`,
      ...indented([printable(detail)]),
      "",
    ]);
    return [...hosts, ...shared, ...errors, ...planLines(report, colors), summaryLine(report), ""].join("\n");
  },
};

/** What needs nobody now; everything else is said loud. */
const QUIET = { ok: "green", warnings: "yellow", unmanaged: "yellow", leaving: "yellow" } as const;

function conditionText(host: HostReport, colors: Colors): string {
  const condition = conditionOf(host);
  const { word } = CONDITIONS[condition];
  return condition in QUIET ? colors[QUIET[condition as keyof typeof QUIET]](word) : colors.red(word.toUpperCase());
}

function hostLines(host: HostReport, stack: string | undefined, colors: Colors): string[] {
  const address = host.address === undefined ? "" : colors.dim(` (${printable(host.address)})`);
  const within = stack === undefined ? "" : colors.dim(` in ${printable(stack)}`);
  return [
    `${colors.bold(printable(host.host))}${address}${within}  ${conditionText(host, colors)}`,
    ...indented(host.settings.map((setting) => settingLine(setting, colors))),
    ...indented(host.error === undefined ? [] : [printable(host.error.summary), printable(host.error.detail)]),
    ...indented(
      host.findings.filter(({ severity }) => severity !== "unknown").flatMap((one) => findingLines(one, colors)),
    ),
  ];
}

function settingLine(setting: SettingReport, colors: Colors): string {
  const { attribute, declared, found, effective, source, drifted } = setting;
  const name = attribute === "mode" ? "mode" : "license servers";
  if (drifted) {
    const separator = typeof found === "object" && found !== null ? ";" : ",";
    return `${colors.red(name)}: ${printableValue(found)}${separator} declared ${printableValue(declared)}`;
  }
  if (isOverridden(setting)) {
    return `${colors.yellow(name)}: declared ${printableValue(declared)}, Group Policy wins with ${printableValue(effective)}`;
  }
  const known = effective ?? found ?? undefined;
  if (known === undefined && declared !== undefined) return `${name}: declared ${printableValue(declared)}`;
  return `${name}: ${printableValue(known)}${source === "group_policy" ? " (Group Policy)" : ""}`;
}

function findingLines({ severity, code, summary, remedy }: Finding, colors: Colors): string[] {
  const paints: Partial<Record<Finding["severity"], Paint>> = { error: colors.red, warning: colors.yellow };
  const paint = paints[severity] ?? colors.cyan;
  const head = `${paint(severity)} ${printable(code)}: ${printable(summary)}`;
  return severity === "info" ? [head] : [head, `  ${printable(remedy)}`];
}

function uncheckedLine({ reason, codes }: Unchecked, where = ""): string {
  return `not checked${where} (${printableValue(codes)}): ${printable(reason)}`;
}

/** One plan that was made just now tells nothing. */
function planLines({ plans = [] }: Report, colors: Colors): string[] {
  if (plans.length < 2 && plans.every(({ made }) => made === "now")) return [];
  return plans.map((plan) => colors.dim(`${describePlan(plan)}: ${printable(plan.origin)}`));
}

function summaryLine(report: Report): string {
  const { hosts } = report.summary;
  const counts = countConditions(report).map(
    ([condition, count]) => `${count} ${condition === "warnings" ? "with warnings" : CONDITIONS[condition].word}`,
  );
  const all = [...counts, ...countErrors(report)].join(", ");
  return `${hosts} ${hosts === 1 ? "host" : "hosts"}${all === "" ? "" : `: ${all}`}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
