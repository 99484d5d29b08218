import { cachedEngines } from "../terraform/cached-engines";
import { INSTALLED_OPENTOFU } from "../terraform/install-opentofu";
import { sum, type Tally } from "../test/tally";
import { type EngineRun, readEngineRuns } from "./engine-runs";
import { markdownTable } from "./markdown-table";

const NOT_RUN = "not run";

/** Terraform before OpenTofu, older before newer. */
function inOrder(one: string, other: string): number {
  const byName = Number(one.startsWith("OpenTofu")) - Number(other.startsWith("OpenTofu"));
  return byName || one.localeCompare(other, "en", { numeric: true });
}

function cell(tally: Tally | undefined): string {
  if (tally === undefined) return NOT_RUN;
  const { passed, failed, skipped } = tally;
  return [String(passed), failed > 0 && `**${failed} failed**`, skipped > 0 && `${skipped} skipped`]
    .filter((part) => part !== false)
    .join(", ");
}

/** How the acceptance suite went with every engine that tests know: of all its suites, and of each. */
export function engineTables(runs: readonly EngineRun[] = readEngineRuns()): string {
  const known = [INSTALLED_OPENTOFU, ...cachedEngines().map(({ title }) => title)];
  const engines = [...new Set([...known, ...runs.map(({ engine }) => engine)])].sort(inOrder);
  const byEngine = new Map(runs.map((run) => [run.engine, run]));
  const totals = engines.map((engine) => {
    const run = byEngine.get(engine);
    if (run === undefined) return [engine, NOT_RUN, "", "", ""];
    const { passed, failed, skipped } = sum(Object.values(run.suites));
    return [engine, run.date, ...[passed, failed, skipped].map(String)];
  });
  const suites = [...new Set(runs.flatMap((run) => Object.keys(run.suites)))].sort();
  const rows = suites.map((suite) => [
    `\`${suite}\``,
    ...engines.map((engine) => cell(byEngine.get(engine)?.suites[suite])),
  ]);
  return [
    markdownTable(["engine", "run on", "passed", "failed", "skipped"], totals),
    markdownTable(["suite of `test/acceptance/`", ...engines], rows),
  ].join("\n\n");
}
