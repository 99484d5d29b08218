import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Tally } from "./tally";

const ROOT = join(__dirname, "../..");

/** What `jest --json` writes, of which this is used. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly wasInterrupted: boolean;
  readonly testResults: readonly SuiteReport[];
}

interface SuiteReport {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly { readonly status: string }[];
}

function tallyOf({ status, assertionResults }: SuiteReport): Tally {
  const count = (...statuses: string[]) => assertionResults.filter((result) => statuses.includes(result.status)).length;
  const failed = count("failed");
  return {
    passed: count("passed"),
    // One that cannot be loaded has no tests, and one whose end fails has none that failed.
    failed: status === "failed" ? Math.max(failed, 1) : failed,
    skipped: count("pending", "skipped", "todo"),
  };
}

/** The report that a run of jest leaves in a file: what it counted, and which suites took longest. */
export class JestReportFile {
  private readonly path: string;

  constructor(name: string) {
    this.path = join(ROOT, ".cache", `${name}.json`);
    // One of an earlier run would be taken for that of a run that did not get so far.
    rmSync(this.path, { force: true });
  }

  /** Arguments that make jest write it. */
  get arguments(): string[] {
    return ["--json", `--outputFile=${this.path}`];
  }

  /** A test file that cannot be loaded is a failure too; so is a run without a report. */
  tally(): Tally {
    const report = this.read();
    if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }

  /** What each suite counted, by its path in the project; undefined where the run did not come to its end. */
  bySuite(): ReadonlyMap<string, Tally> | undefined {
    const report = this.read();
    if (report === undefined || report.wasInterrupted) return undefined;
    return new Map(report.testResults.map((suite) => [relative(ROOT, suite.name), tallyOf(suite)]));
  }

  /** The suites that took longest by the clock, longest first, as lines to print. */
  slowest(count: number): string[] {
    const suites = (this.read()?.testResults ?? []).map(({ name, startTime, endTime }) => ({
      name: relative(ROOT, name),
      seconds: (endTime - startTime) / 1_000,
    }));
    const longest = suites.sort((one, other) => other.seconds - one.seconds).slice(0, count);
    return longest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${name}`);
  }

  private read(): JestReport | undefined {
    try {
      return JSON.parse(readFileSync(this.path, "utf8"));
    } catch {
      return undefined;
    }
  }
}
