import { foldLicenseServer, isSameLicenseServer } from "../../licensing";
import { isCompared, isOverridden } from "../model/describe-setting";
import type {
  HostReport,
  HostState,
  LicenseServerReport,
  SettingReport,
  UnmadeCheck,
  UnseenIssue,
} from "../model/report";

/** A row of the report that is compared, and what else tells what was looked at. */
export interface Looked {
  readonly host: HostReport;
  /** The license servers that the report asked itself, folded. */
  readonly asked: ReadonlySet<string>;
  /** Those that the earlier report asked. */
  readonly askedBefore: ReadonlySet<string>;
}

/** What became of an issue that a report no longer has: `superseded` by another state of the host that says the same. */
export type Outcome = "fixed" | "not_looked_at" | "superseded";

/** The states in which a host did not show what it holds. */
const NOT_JUDGED: ReadonlySet<string> = new Set<HostState>(["failed", "not_looked_at", "not_known", "unreachable"]);
const WITHOUT_ANSWER: ReadonlySet<string> = new Set<HostState>(["failed", "not_looked_at", "unreachable"]);
const NOT_MANAGED: ReadonlySet<string> = new Set<HostState>(["unmanaged", "leaving"]);

/** What became of an issue that is not at its host anymore. What was not looked at is never fixed. */
export function outcomeOf(issue: UnseenIssue, looked: Looked): Outcome {
  const { host } = looked;
  if (NOT_JUDGED.has(issue.code)) return NOT_JUDGED.has(host.state) ? "superseded" : "fixed";
  if (WITHOUT_ANSWER.has(host.state)) return "not_looked_at";
  return isSeen(issue, looked) ? "fixed" : "not_looked_at";
}

function isSeen(issue: UnseenIssue, looked: Looked): boolean {
  const { settings, state } = looked.host;
  if (NOT_MANAGED.has(issue.code)) return true;
  const ofSetting = /^(?:drift_(mode|license_servers)|(mode|license_servers)_from_policy)$/.exec(issue.code);
  const setting = settings.find(({ attribute }) => attribute === (ofSetting?.[1] ?? ofSetting?.[2]));
  if (ofSetting?.[1] !== undefined) return setting !== undefined && !NOT_MANAGED.has(state) && isCompared(setting);
  return (setting !== undefined && isPolicyKnown(setting)) || wasChecked(issue, looked);
}

/** Whether it is known that Group Policy decides nothing, or what is declared. */
function isPolicyKnown(setting: SettingReport): boolean {
  const { source = null, declared = null, effective = null } = setting;
  if (source === null) return false;
  return source !== "group_policy" || (declared !== null && effective !== null && !isOverridden(setting));
}

/**
 * Whether the diagnosis would have found it. A check that could not be made may hide findings of others too, so every one
 * that could not be made now has to be one that could not be made when it was found.
 */
function wasChecked({ server, unchecked }: UnseenIssue, { host, asked, askedBefore }: Looked): boolean {
  if (host.diagnosed === false) return false;
  const known = new Set(unchecked.map(keyOf));
  if (unmadeChecks(host).some((check) => !known.has(keyOf(check)))) return false;
  const isUsed = server !== undefined && usedServers(host).some((name) => isSameLicenseServer(name, server));
  return !isUsed || asked.has(foldLicenseServer(server)) || !askedBefore.has(foldLicenseServer(server));
}

/** The checks that could not be made of a host, each once. */
export function unmadeChecks({ findings }: HostReport): readonly UnmadeCheck[] {
  const unmade = findings.filter(({ severity }) => severity === "unknown");
  const checks = unmade.map(({ code, server }) => (server === undefined ? { code } : { code, server }));
  return [...new Map(checks.map((check) => [keyOf(check), check])).values()];
}

function keyOf({ code, server }: UnmadeCheck): string {
  return JSON.stringify([code, server === undefined ? undefined : foldLicenseServer(server)]);
}

/** The license servers that answered when they were asked themselves, folded. */
export function askedServers(servers: readonly LicenseServerReport[] = []): ReadonlySet<string> {
  return new Set(servers.filter(({ cals }) => cals !== null).map(({ server }) => foldLicenseServer(server)));
}

function usedServers({ settings }: HostReport): readonly string[] {
  const list = settings.find(({ attribute }) => attribute === "license_servers");
  return [list?.effective ?? list?.found ?? []].flat();
}
