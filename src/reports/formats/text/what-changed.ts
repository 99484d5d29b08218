import { harmless } from "../../../harmless-text";
import type { Report } from "../../model/report";
import { CHANGES, type ChangeGroup, changeGroups, changesSentence, namedHosts } from "../content/changes";
import { describeTime } from "../content/verdict";
import type { Colors } from "./hosts";
import { indented } from "./hosts";

/** What changed since an earlier report, with an empty line below it; nothing where there was none to compare with. */
export function changeLines(report: Report, colors: Colors): string[] {
  if (report.changes === undefined) return [];
  const lines = changeGroups(report).map((group) => changeLine(group, colors));
  return [colors.bold(changesSentence(report.changes)), ...indented(lines), ""];
}

function changeLine({ kind, code, hosts, since }: ChangeGroup, colors: Colors): string {
  const paints = { new: colors.red, fixed: colors.green, not_looked_at: colors.yellow };
  const before = since === undefined ? "" : colors.dim(` (since ${describeTime(since)})`);
  return `${paints[kind](CHANGES[kind])}: ${harmless(code)} at ${namedHosts(hosts, harmless)}${before}`;
}
