import { foldLicenseServer } from "../../licensing";
import { type HostIssue, hostIssues, needsAttention } from "../formats/content/host-issues";
import { overrideCode } from "../model/condition";
import { isOverridden } from "../model/describe-setting";
import type { EarlierIssue, HostReport, Report, SettingReport, UnseenIssue } from "../model/report";
import { rowIdentifier } from "./row-identity";
import { askedServers, outcomeOf, unmadeChecks } from "./was-looked-at";

/** For how long what was wrong at a host is remembered while no report has the host at all. */
const REMEMBERED_MS = 30 * 86_400_000;

/** What earlier reports know of one row, by what is wrong there. */
type KnownIssues = ReadonlyMap<string, UnseenIssue>;
const NOTHING: KnownIssues = new Map();

/**
 * The report with what changed since an earlier one: since when everything in it is there, and what is fixed. Of what the
 * report did not look at, nothing is fixed: it is kept in {@link Report.changes}, so that the report after it can tell.
 *
 * @param earlier of the same kind; itself a result of this, where "since when" is to go back further than one report
 */
export function withChanges(report: Report, earlier: Report): Report {
  const { time } = report;
  const known = knownIssues(earlier);
  const identityOf = rowIdentifier(report.hosts);
  const knownAt = (host: HostReport) => known.get(identityOf(host)) ?? NOTHING;
  const hosts = report.hosts.map((host) => withSince(host, knownAt(host), time));
  const present = new Set(report.hosts.map(identityOf));
  const asked = { asked: askedServers(report.licenseServers), askedBefore: askedServers(earlier.licenseServers) };
  const absent = report.hosts.flatMap((host) => absentIssues(host, knownAt(host)).map((issue) => ({ issue, host })));
  const outcomes = absent.map(({ issue, host }) => ({
    issue: isSensitive(host) ? { ...issue, summary: "(sensitive value)" } : issue,
    outcome: outcomeOf(issue, { host, ...asked }),
  }));
  const ended = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ issue }) => issue);
  const remembered = [...known]
    .filter(([row]) => !present.has(row))
    .flatMap(([, issues]) => [...issues.values()])
    .filter(({ lookedAt }) => Date.parse(time) - Date.parse(lookedAt) <= REMEMBERED_MS);
  const current = hosts.flatMap(hostIssues).filter(needsAttention);
  const fresh = current.filter(({ since }) => since === time).length;
  const changes = {
    since: earlier.time,
    new: fresh,
    still: current.length - fresh,
    mended: ended("fixed").filter(isWorthTelling).map(withoutMemory),
    notLookedAt: [...ended("not_looked_at"), ...remembered].filter(isWorthTelling),
  };
  return { ...report, hosts, changes, errors: errorsSince(report, earlier) };
}

/** What the rows of a report have, and what it has kept of earlier ones. */
function knownIssues(earlier: Report): ReadonlyMap<string, KnownIssues> {
  const byRow = new Map<string, Map<string, UnseenIssue>>();
  const identityOf = rowIdentifier(earlier.hosts);
  const remember = (row: string, issue: UnseenIssue) => {
    const issues = byRow.get(row) ?? new Map<string, UnseenIssue>();
    if (!issues.has(keyOf(issue))) issues.set(keyOf(issue), issue);
    byRow.set(row, issues);
  };
  for (const host of earlier.hosts) {
    for (const issue of told(host)) remember(identityOf(host), seenIssue(issue, host, earlier.time));
  }
  for (const issue of earlier.changes?.notLookedAt ?? []) remember(identityOf(issue), issue);
  return byRow;
}

function seenIssue({ code, level, summary, server, since }: HostIssue, host: HostReport, time: string): UnseenIssue {
  const { displayName, address, deposed, origin } = host;
  const row = Object.entries({ displayName, address, deposed, origin, server }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    host: host.host,
    ...Object.fromEntries(row),
    code,
    severity: level,
    summary,
    since: since ?? time,
    lookedAt: time,
    unchecked: unmadeChecks(host),
  };
}

/** What is wrong at a host, without checks that could not be made. */
function told(host: HostReport): readonly HostIssue[] {
  return hostIssues(host).filter(({ level }) => level !== "unknown");
}

function absentIssues(host: HostReport, known: KnownIssues): readonly UnseenIssue[] {
  const present = new Set(told(host).map(keyOf));
  return [...known.values()].filter((issue) => !present.has(keyOf(issue)));
}

/** An issue stays the same whatever its numbers, and however bad it becomes. */
function keyOf({ code, server }: Pick<EarlierIssue, "code" | "server">): string {
  return JSON.stringify([code, server === undefined ? undefined : foldLicenseServer(server)]);
}

function withSince(host: HostReport, known: KnownIssues, time: string): HostReport {
  const sinceOf = (code: string, server?: string) => known.get(keyOf({ code, server }))?.since ?? time;
  const issues = new Set(told(host).map(({ code }) => code));
  const ofSetting = (setting: SettingReport): SettingReport => {
    const code = setting.drifted ? `drift_${setting.attribute}` : overrideCode(setting);
    return setting.drifted || isOverridden(setting) ? { ...setting, since: sinceOf(code) } : setting;
  };
  return {
    ...host,
    ...(issues.has(host.state) ? { since: sinceOf(host.state) } : {}),
    settings: host.settings.map(ofSetting),
    findings: host.findings.map((finding) =>
      finding.severity === "unknown" ? finding : { ...finding, since: sinceOf(finding.code, finding.server) },
    ),
  };
}

/** Whether Terraform marks something of a host as sensitive now, which an earlier report may still show. */
function isSensitive({ settings }: HostReport): boolean {
  return settings.some(({ sensitive }) => sensitive === true);
}

function isWorthTelling({ severity }: EarlierIssue): boolean {
  return severity === "error" || severity === "warning";
}

function withoutMemory({ lookedAt: _, unchecked: __, ...issue }: UnseenIssue): EarlierIssue {
  return issue;
}

function errorsSince({ errors, time }: Report, earlier: Report): Report["errors"] {
  const identityOf = ({ origin, code, summary }: Report["errors"][number]) => JSON.stringify([origin, code ?? summary]);
  const known = new Map(earlier.errors.map((error) => [identityOf(error), error.since ?? earlier.time]));
  return errors.map((error) => ({ ...error, since: known.get(identityOf(error)) ?? time }));
}
