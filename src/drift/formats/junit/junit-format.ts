import type { HostReport, Report } from "../../report/report";
import { escapeMarkup } from "../escape-markup";
import type { Format } from "../format";
import { type HostIssue, hostIssues } from "../host-issues";

/**
 * JUnit's XML as CI systems read it (https://github.com/testmoapp/junitxml): a suite a host, a case for each thing that
 * is wrong, and one case that passes where nothing is. What could not be looked at is an error, not a failure. Only the
 * attributes that the strictest readers know, such as the xUnit plugin of Jenkins.
 */
export const junitFormat: Format = {
  render: (report) => {
    const suites = [...report.hosts.map(hostSuite), ...errorSuites(report)];
    const cases = suites.flatMap((suite) => suite.cases);
    const totals = `tests="${cases.length}" failures="${count(cases, "failure")}" errors="${count(cases, "error")}"`;
    const root = `<testsuites name="rds-licensing ${report.kind}" ${totals}>`;
    const body = suites.map((suite) => suiteXml(suite, report.time)).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${body}</testsuites>\n`;
  },
};

interface Case {
  readonly name: string;
  /** Absent where it passes. */
  readonly outcome?: Outcome;
}

interface Outcome {
  readonly element: "failure" | "error" | "skipped";
  readonly message: string;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function hostSuite(host: HostReport): Suite {
  const name = host.address === undefined ? host.host : `${host.host} (${host.address})`;
  const cases = hostIssues(host).map(issueCase);
  return { name, cases: cases.every(({ outcome }) => outcome?.element === "skipped") ? [PASSED, ...cases] : cases };
}

const PASSED: Case = { name: "licensing" };

function issueCase({ code, level, summary, remedy }: HostIssue): Case {
  const isUnknown = code === "unreachable" || code === "failed";
  const element = isUnknown ? "error" : level === "note" ? "skipped" : "failure";
  return { name: code, outcome: { element, message: summary, text: remedy } };
}

function errorSuites({ errors }: Report): Suite[] {
  return errors.map(({ origin, summary, detail }) => ({
    name: origin,
    cases: [{ name: "plan", outcome: { element: "error", message: summary, text: detail } }],
  }));
}

function count(cases: readonly Case[], element: Outcome["element"]): number {
  return cases.filter(({ outcome }) => outcome?.element === element).length;
}

function suiteXml({ name, cases }: Suite, time: string): string {
  const counted = [`tests="${cases.length}"`, `failures="${count(cases, "failure")}"`];
  const others = [`errors="${count(cases, "error")}"`, `skipped="${count(cases, "skipped")}"`];
  const attributes = [`name="${escapeMarkup(name)}"`, ...counted, ...others, `timestamp="${time}"`].join(" ");
  return `  <testsuite ${attributes}>\n${cases.map((one) => caseXml(one, name)).join("")}  </testsuite>\n`;
}

function caseXml({ name, outcome }: Case, suite: string): string {
  const start = `    <testcase name="${escapeMarkup(name)}" classname="${escapeMarkup(suite)}"`;
  if (outcome === undefined) return `${start}/>\n`;
  const { element, message, text } = outcome;
  const attributes = `message="${escapeMarkup(message)}" type="${escapeMarkup(name)}"`;
  const child = `<${element} ${attributes}>${escapeMarkup(text)}</${element}>`;
  return `${start}>\n      ${child}\n    </testcase>\n`;
}
