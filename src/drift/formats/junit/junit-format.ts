import type { HostReport, Report } from "../../report/report";
import { escapeMarkup } from "../escape-markup";
import type { Format } from "../format";
import { type HostIssue, hostIssues } from "../host-issues";

/**
 * JUnit's XML as CI systems read it (https://github.com/testmoapp/junitxml): a suite a host, a case for each thing that
 * is wrong, and one case that passes where nothing is.
 */
export const junitFormat: Format = {
  render: (report) => {
    const suites = [...report.hosts.map((host) => hostSuite(host)), ...errorSuites(report)];
    const sum = (count: (suite: Suite) => number) => suites.reduce((total, suite) => total + count(suite), 0);
    const totals = `tests="${sum(({ cases }) => cases.length)}" failures="${sum(failures)}" skipped="${sum(skipped)}"`;
    const root = `<testsuites name="rds-licensing ${report.kind}" ${totals} timestamp="${report.time}">`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${suites.map(suiteXml).join("")}</testsuites>\n`;
  },
};

interface Case {
  readonly name: string;
  readonly failure?: HostIssue;
  /** Why it could not be judged. */
  readonly skipped?: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function hostSuite(host: HostReport): Suite {
  const issues = hostIssues(host);
  const name = host.address === undefined ? host.host : `${host.host} (${host.address})`;
  const cases = issues.map((issue): Case => {
    if (issue.level !== "note") return { name: issue.code, failure: issue };
    return { name: issue.code, skipped: issue.summary };
  });
  return { name, cases: cases.some(({ failure }) => failure) ? cases : [{ name: "licensing" }, ...cases] };
}

function errorSuites({ errors }: Report): Suite[] {
  return errors.map(({ origin, summary, detail }) => ({
    name: origin,
    cases: [{ name: "plan", failure: { code: "not_planned", level: "error", summary, remedy: detail } }],
  }));
}

function failures({ cases }: Suite): number {
  return cases.filter(({ failure }) => failure !== undefined).length;
}

function skipped({ cases }: Suite): number {
  return cases.filter((one) => one.skipped !== undefined).length;
}

function suiteXml(suite: Suite): string {
  const { name, cases } = suite;
  const counts = `tests="${cases.length}" failures="${failures(suite)}" skipped="${skipped(suite)}"`;
  const body = cases.map((one) => caseXml(one, name)).join("");
  return `  <testsuite name="${escapeMarkup(name)}" ${counts}>\n${body}  </testsuite>\n`;
}

function caseXml({ name, failure, skipped: reason }: Case, suite: string): string {
  const start = `    <testcase name="${escapeMarkup(name)}" classname="${escapeMarkup(suite)}"`;
  if (failure !== undefined) {
    const { summary, code, remedy } = failure;
    const attributes = `message="${escapeMarkup(summary)}" type="${escapeMarkup(code)}"`;
    return `${start}>\n      <failure ${attributes}>${escapeMarkup(remedy)}</failure>\n    </testcase>\n`;
  }
  if (reason !== undefined) {
    return `${start}>\n      <skipped message="${escapeMarkup(reason)}"/>\n    </testcase>\n`;
  }
  return `${start}/>\n`;
}
