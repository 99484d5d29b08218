import { RULES } from "../../../licensing";
import type { Report } from "../../model/report";
import type { Metric } from "./exposition";

/** Codes that rules have. Who makes a report otherwise may bring any, and each would be a series of its own. */
const KNOWN: ReadonlySet<string> = new Set([...RULES.map(({ code }) => code), "diagnosis_not_read"]);
const OTHER = "other";

/** What was found, by code and severity. What nobody found has no series: nobody may have looked. */
export function findingMetrics({ kind, hosts, errors }: Report): readonly Metric[] {
  const counts = new Map<string, { readonly code: string; readonly severity: string; readonly count: number }>();
  for (const { code: told, severity } of hosts.flatMap(({ findings }) => findings)) {
    const code = KNOWN.has(told) ? told : OTHER;
    const key = `${code} ${severity}`;
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [
    {
      name: "findings",
      help: "Findings at all session hosts, by code and severity.",
      samples: [...counts.values()].map(({ code, severity, count }) => ({
        labels: { report: kind, code, severity },
        value: count,
      })),
    },
    {
      name: "report_errors",
      help: "Errors that are about no host, such as a stack that could not be planned.",
      samples: [{ labels: { report: kind }, value: errors.length }],
    },
  ];
}
