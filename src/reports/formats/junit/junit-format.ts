import type { HostReport, Report } from "../../model/report";
import { type HostIssue, hostIssues, inSentences } from "../content/host-issues";
import { resourceName, stackNamer } from "../content/host-name";
import type { Format } from "../format";
import { type Markup, xml } from "../markup";

/**
 * JUnit's XML as CI systems read it (https://github.com/testmoapp/junitxml): a suite a host, a case for each thing there
 * is to say, and one case that passes where there is nothing. A host that could not be looked at is an error, not a
 * failure; what could not be checked of a host is skipped; warnings and what is worth knowing pass, as the command does
 * with them, and are told in the output of their cases. License servers and stacks are in the names, because of cases with
 * the same name GitLab keeps the first only. Only the attributes that the strictest readers know, such as the xUnit plugin
 * of Jenkins.
 */
export const junitFormat: Format = {
  render: (report) => {
    const stackOf = stackNamer(report);
    const suites = [...report.hosts.map((host) => hostSuite(host, stackOf(host))), ...errorSuites(report)];
    const cases = suites.flatMap((suite) => suite.cases);
    const [failures, errors] = [count(cases, "failure"), count(cases, "error")];
    return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rds-licensing ${report.kind}" tests="${cases.length}" failures="${failures}" errors="${errors}">
${suites.map((suite) => suiteXml(suite, report.time))}</testsuites>
`.text;
  },
};

interface Case {
  readonly name: string;
  /** Absent where it passes. */
  readonly outcome?: Outcome;
  /** What is to be told though it passes. */
  readonly output?: string;
}

interface Outcome {
  readonly element: "failure" | "error" | "skipped";
  /** A code. */
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function hostSuite(host: HostReport, stack: string | undefined): Suite {
  const resource = resourceName(host);
  const beside = resource === undefined ? "" : ` (${resource})`;
  const name = `${host.host}${beside}${stack === undefined ? "" : ` in ${stack}`}`;
  const cases = hostIssues(host).map((issue) => issueCase(issue, host));
  return { name, cases: cases.every(({ outcome }) => outcome?.element === "skipped") ? [PASSED, ...cases] : cases };
}

const PASSED: Case = { name: "licensing" };

/** What people call a host is in what they read, and not in the names, by which one run is compared with the last. */
function issueCase(issue: HostIssue, { displayName }: HostReport): Case {
  const { code, level, remedy, server } = issue;
  const summary = displayName === undefined ? issue.summary : `${displayName}: ${issue.summary}`;
  const name = server === undefined ? code : `${code} (${server})`;
  const element = elementOf(issue);
  if (element === undefined) return { name, output: `${level}: ${inSentences(summary, remedy)}` };
  return { name, outcome: { element, type: code, message: summary, text: remedy } };
}

/** The states with which the command does not exit with 0, whatever the level. */
const STATES: Readonly<Record<string, Outcome["element"]>> = {
  unreachable: "error",
  failed: "error",
  not_looked_at: "error",
  not_known: "error",
  unmanaged: "failure",
  leaving: "failure",
};

const LEVELS: { readonly [L in HostIssue["level"]]?: Outcome["element"] } = { error: "failure", unknown: "skipped" };

function elementOf({ code, level }: HostIssue): Outcome["element"] | undefined {
  return Object.hasOwn(STATES, code) ? STATES[code] : LEVELS[level];
}

function errorSuites({ errors }: Report): Suite[] {
  return errors.map(({ origin, summary, detail }) => ({
    name: origin,
    cases: [{ name: "plan", outcome: { element: "error", type: "plan", message: summary, text: detail } }],
  }));
}

function count(cases: readonly Case[], element: Outcome["element"]): number {
  return cases.filter(({ outcome }) => outcome?.element === element).length;
}

function suiteXml({ name, cases }: Suite, time: string): Markup {
  const [failures, errors, skipped] = [count(cases, "failure"), count(cases, "error"), count(cases, "skipped")];
  return xml`  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" timestamp="${time}">
${cases.map((one) => caseXml(one, name))}  </testsuite>
`;
}

function caseXml({ name, outcome, output }: Case, suite: string): Markup {
  const start = xml`    <testcase name="${name}" classname="${suite}"`;
  if (outcome === undefined && output === undefined) return xml`${start}/>\n`;
  return xml`${start}>
${outcome && outcomeXml(outcome)}${output === undefined ? undefined : xml`      <system-out>${output}</system-out>\n`}    </testcase>
`;
}

function outcomeXml({ element, type, message, text }: Outcome): Markup {
  return xml`      <${element} message="${message}" type="${type}">${text}</${element}>\n`;
}
