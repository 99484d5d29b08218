import type { EngineRun } from "../../tools/docs/engine-runs";
import { engineTables } from "../../tools/docs/engine-tables";
import { cachedEngines } from "../../tools/terraform/cached-engines";

const RUNS: readonly EngineRun[] = [
  {
    engine: "OpenTofu v1.12.6",
    date: "2026-11-30",
    suites: { drift: { passed: 9, failed: 1, skipped: 3 }, waves: { passed: 0, failed: 1, skipped: 0 } },
  },
  { engine: "Terraform v1.9.8", date: "2026-11-29", suites: { drift: { passed: 12, failed: 0, skipped: 0 } } },
];

describe("the tables of engines", () => {
  const [totals = "", suites = ""] = engineTables(RUNS).split("\n\n");

  test("have a row for each engine, and say of one that was not run that it was not", () => {
    expect(totals).toContain("| OpenTofu v1.12.6 | 2026-11-30 | 9 | 2 | 3 |");
    expect(totals).toContain("| Terraform v1.9.8 | 2026-11-29 | 12 | 0 | 0 |");
    const others = cachedEngines().filter(({ title }) => title !== "OpenTofu v1.12.6");
    for (const { title } of others) expect(totals).toContain(`| ${title} | not run |`);
  });

  test("have Terraform before OpenTofu, and 1.9 before 1.12", () => {
    const engines = [...totals.matchAll(/^\| (\w+ v[\d.]+)/gm)].map(([, title]) => title);
    expect(engines).toEqual([
      "Terraform v1.9.8",
      "Terraform v1.12.2",
      "Terraform v1.13.5",
      "Terraform v1.14.9",
      "Terraform v1.15.5",
      "OpenTofu v1.6.2",
      "OpenTofu v1.12.6",
    ]);
  });

  test("show failures of a suite, and that a run did not have it", () => {
    expect(suites).toMatch(/^\| `drift` \| 12 \|.*\| not run \| 9, \*\*1 failed\*\*, 3 skipped \|$/m);
    expect(suites).toMatch(/^\| `waves` \| not run \|.*\| 0, \*\*1 failed\*\* \|$/m);
  });
});
