import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JestReportFile } from "../../tools/test/jest-report";

/** Suites as jest can find them, by what becomes of them. */
const SUITES = {
  mixed: 'test("a", () => {}); test("b", () => { throw new Error("b"); }); test.skip("c", () => {}); test.todo("d");',
  broken: 'require("./nothing");',
  ending: 'afterAll(() => { throw new Error("end"); }); test("a", () => {});',
};

let folder: string;
const made: JestReportFile[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jest-report-"));
  writeFileSync(join(folder, "jest.config.json"), "{}");
  for (const [name, text] of Object.entries(SUITES)) writeFileSync(join(folder, `${name}.test.js`), text);
});
afterEach(() => {
  for (const report of made.splice(0)) rmSync(fileOf(report), { force: true });
  rmSync(folder, { recursive: true });
});

function newReport(): JestReportFile {
  const report = new JestReportFile(`jest-report-test-${process.pid}`);
  made.push(report);
  return report;
}

function fileOf({ arguments: [, output = ""] }: JestReportFile): string {
  return output.slice("--outputFile=".length);
}

function run(report: JestReportFile): void {
  spawnSync(process.execPath, [require.resolve("jest/bin/jest"), ...report.arguments], { cwd: folder });
}

describe("what jest reports of a run", () => {
  test("is counted suite by suite; one that cannot be loaded, or fails at its end, is a failure", () => {
    const report = newReport();
    run(report);
    const suites = Object.fromEntries([...(report.bySuite() ?? [])].map(([path, tally]) => [nameOf(path), tally]));
    expect(suites).toEqual({
      mixed: { passed: 1, failed: 1, skipped: 2 },
      broken: { passed: 0, failed: 1, skipped: 0 },
      ending: { passed: 1, failed: 1, skipped: 0 },
    });
    expect(report.tally()).toEqual({ passed: 2, failed: 3, skipped: 2 });
    expect(report.slowest(1)).toEqual([expect.stringMatching(/^ +\d+\.\d s {2}\S+\.test\.js$/)]);
  });

  test("is no report of suites where the run was interrupted, and none at all where there was none", () => {
    const report = newReport();
    run(report);
    const file = fileOf(report);
    writeFileSync(file, readFileSync(file, "utf8").replace('"wasInterrupted":false', '"wasInterrupted":true'));
    expect(report.bySuite()).toBeUndefined();
    const next = newReport();
    expect(next.bySuite()).toBeUndefined();
    expect(next.tally()).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

function nameOf(path: string): string {
  return /([^/]+)\.test\.js$/.exec(path)?.[1] ?? path;
}
