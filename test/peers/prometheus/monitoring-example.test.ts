import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { FORMATS, makeReport, type Report } from "../../../src/reports";
import { everyState } from "../../support/sample-reports";
import type { Json } from "../../support/terraform";
import { describeWith, PROMTOOL } from "../support/programs";

const EXAMPLE = join(__dirname, "../../../examples/monitoring");
const dashboard: Json = JSON.parse(readFileSync(join(EXAMPLE, "grafana-dashboard.json"), "utf8"));
const alerts: Json = parse(readFileSync(join(EXAMPLE, "alerts.yml"), "utf8"));
const rules: Json[] = alerts.groups.flatMap(({ rules: own }: Json) => own);

/** Every metric that is written, with the names of its labels. */
const METRICS = labelsByMetric([
  everyState,
  makeReport("check", [{ host: "a", state: "ok", settings: [], findings: [], graceDaysLeft: 1 }], {
    durationSeconds: 1,
  }),
]);

function labelsByMetric(reports: readonly Report[]): Map<string, Set<string>> {
  const metrics = new Map<string, Set<string>>();
  for (const line of reports.flatMap((report) => FORMATS.openmetrics().render(report).split("\n"))) {
    const [, name = "", labels = ""] = /^(\w+)\{(.*)\} /.exec(line) ?? [];
    const known = metrics.get(name) ?? new Set();
    metrics.set(name, new Set([...known, ...[...labels.matchAll(/(\w+)="/g)].map(([, label = ""]) => label)]));
  }
  return metrics;
}

/** The metrics of a query, each with the labels that it is chosen by. */
function selectorsOf(query: string): { readonly name: string; readonly labels: string[] }[] {
  return [...query.matchAll(/(rdslicensing_\w+)(?:\{([^}]*)\})?/g)].map(([, name = "", labels = ""]) => ({
    name,
    labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label),
  }));
}

const queries: [string, string][] = [
  ...dashboard.panels.flatMap(({ title, targets }: Json) => targets.map(({ expr }: Json) => [title, expr])),
  ...dashboard.templating.list.flatMap(({ name, definition }: Json) => (definition ? [[name, definition]] : [])),
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
];

describe("examples/monitoring", () => {
  test.each(queries)("%s asks for metrics and labels that are written", (_title, query) => {
    const selectors = selectorsOf(query);
    expect(selectors.length).toBeGreaterThan(0);
    for (const { name, labels } of selectors) {
      expect([...METRICS.keys()]).toContain(name);
      expect([...(METRICS.get(name) ?? [])]).toEqual(expect.arrayContaining(labels));
    }
  });

  test("the dashboard shows every metric but how long a report took, and its panels do not overlap", () => {
    const shown = new Set(queries.flatMap(([, query]) => selectorsOf(query).map(({ name }) => name)));
    const hidden = [...METRICS.keys()].filter((name) => name !== "" && !shown.has(name));
    expect(hidden).toEqual(["rdslicensing_report_duration_seconds"]);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }: Json) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...dashboard.panels.map(({ gridPos }: Json) => gridPos.x + gridPos.w))).toBe(24);
    expect(new Set(dashboard.panels.map(({ id }: Json) => id)).size).toBe(dashboard.panels.length);
  });

  test("the dashboard is for the data source that its reader chooses", () => {
    for (const { datasource, targets } of dashboard.panels) {
      for (const source of [datasource, ...targets.map((target: Json) => target.datasource)]) {
        expect(source).toEqual({ type: "prometheus", uid: `\${${dashboard.templating.list[0].name}}` });
      }
    }
  });
});

describeWith([PROMTOOL], "examples/monitoring, judged by promtool:", () => {
  const promtool = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(PROMTOOL, args, { cwd: EXAMPLE, encoding: "utf8" });
    return { status, output: stdout + stderr };
  };

  test.each([
    ["the alerts are rules", ["check", "rules", "alerts.yml"]],
    ["the alerts do what their tests say", ["test", "rules", "alerts.test.yml"]],
    ["the configuration is one", ["check", "config", "prometheus.yml"]],
  ])("%s", (_what, args) => {
    expect(promtool(...args)).toMatchObject({ status: 0 });
  });

  test("every alert has a test", () => {
    const tests: Json = parse(readFileSync(join(EXAMPLE, "alerts.test.yml"), "utf8"));
    const tested = tests.tests.flatMap(({ alert_rule_test }: Json) =>
      alert_rule_test.map((one: Json) => one.alertname),
    );
    expect([...new Set(tested)].sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  test("the queries of the dashboard are PromQL", () => {
    const directory = mkdtempSync(join(tmpdir(), "dashboard-"));
    try {
      const recorded = dashboard.panels.flatMap(({ id, targets }: Json) =>
        targets.map(({ refId, expr }: Json) => ({ record: `panel:${id}:${refId}`, expr })),
      );
      const file = join(directory, "rules.yml");
      const check = (all: Json[]) => {
        writeFileSync(file, JSON.stringify({ groups: [{ name: "dashboard", rules: all }] }));
        return promtool("check", "rules", file);
      };
      expect(check(recorded)).toMatchObject({ status: 0 });
      expect(check([{ record: "wrong", expr: "sum by (rdslicensing_hosts" }]).status).not.toBe(0);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
