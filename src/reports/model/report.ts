import type { CalTotal, Finding, Severity } from "../../licensing";

/** The version of the JSON. It grows with every change that a reader has to know about. */
export const REPORT_VERSION = 2;

/** Every state of a host, worst first: the order of a report. */
export const HOST_STATES = [
  "failed",
  "drifted",
  "unhealthy",
  "not_looked_at",
  "not_known",
  "unreachable",
  "unmanaged",
  "leaving",
  "ok",
] as const;

/**
 * How a host is. `ok`: as declared, and healthy as far as is known; `drifted`: holds something else than declared;
 * `unhealthy`: has findings of severity `error`; `unmanaged`: declared but not created yet; `leaving`: managed but no longer
 * declared; `unreachable`: did not answer; `not_looked_at`: the plan did not refresh it; `not_known`: it answered, but its
 * mode, its license servers or its role could not be found out; `failed`: could not be judged, for the reason in its error.
 */
export type HostState = (typeof HOST_STATES)[number];

/** The value of a setting: a mode, or license servers in their order. Null where there is none or it is not known. */
export type SettingValue = string | readonly string[] | null;

/** One setting of a host: what is declared, stored and used. Values that do not apply to the kind of report are absent. */
export interface SettingReport {
  /** The setting, by its name in `rdslicensing_configuration`. */
  readonly attribute: "mode" | "license_servers";
  /** What the code declares. Absent in a check. */
  readonly declared?: SettingValue;
  /** What is stored where the setting is managed: in the host's own settings, or in Group Policy's. */
  readonly found?: SettingValue;
  /** What Windows uses, Group Policy included. */
  readonly effective?: SettingValue;
  /** What sets it: `local`, `group_policy` or `none`; null where not known. */
  readonly source?: string | null;
  /** Whether `found` is something else than `declared`. */
  readonly drifted: boolean;
  /** Of a drifted setting, what changed: the host, or code that was not applied yet. */
  readonly changedIn?: "host" | "code";
  /** Whether Terraform marks one of the values as sensitive. Then all of them are null here, and no format shows them. */
  readonly sensitive?: boolean;
  /** Since when it is drifted or overridden, as {@link ReportedFinding.since}. */
  readonly since?: string;
}

/** A finding, and since when it is there. */
export interface ReportedFinding extends Finding {
  /**
   * When a report first told of it, RFC 3339, UTC: the report's own time where it is new. Absent where there was no earlier
   * report to compare with, and of checks that could not be made.
   */
  readonly since?: string;
}

/** Why something could not be reported. */
export interface ErrorReport {
  /** Stable, for example `unauthorized`. Absent where Terraform, which has no codes, gives the reason. */
  readonly code?: string;
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** What happened and what to do about it, in sentences. */
  readonly detail: string;
}

/** One session host of a report: a resource instance of a plan, or a host that was checked. */
export interface HostReport {
  /** The host as it was named: a DNS name or an address, with `:port` where it was given. */
  readonly host: string;
  /** What people call it, where somebody gave it a name. */
  readonly displayName?: string;
  /** How it is. */
  readonly state: HostState;
  /** Since when it has been in this state, as {@link ReportedFinding.since}, where the state itself is what is wrong. */
  readonly since?: string;
  /** The address of its Terraform resource or data source. Absent in a check. */
  readonly address?: string;
  /**
   * The deposed key of an object that Terraform still has to destroy after another took its place at the same address
   * (https://developer.hashicorp.com/terraform/language/state). Such an object is a row of its own.
   */
  readonly deposed?: string;
  /** The folder or file of its plan. Absent in a check. */
  readonly origin?: string;
  /** Mode and license servers; empty where the host could not be judged. */
  readonly settings: readonly SettingReport[];
  /** What a diagnosis found, worst first. */
  readonly findings: readonly ReportedFinding[];
  /** In a drift report, whether the plan read a diagnosis of the host; else an absent finding means nothing. */
  readonly diagnosed?: boolean;
  /** Days left of the grace period, of which 0 is normal on a licensed host. Absent where it is not known. */
  readonly graceDaysLeft?: number;
  /** Why the host could not be judged. */
  readonly error?: ErrorReport;
}

/** A plan that hosts were reported from. */
export interface ReportedPlan {
  /** The folder or file, as in {@link HostReport.origin}. */
  readonly origin: string;
  /** `now`: made for this report; `earlier`: given as a file or on standard input. */
  readonly made: "now" | "earlier";
  /** When it was made, RFC 3339, UTC. Absent where the plan does not say, as with Terraform before 1.5. */
  readonly time?: string;
}

/** What a license server answered when it was asked itself. */
export interface LicenseServerReport {
  /** Its name as in the session hosts' lists. */
  readonly server: string;
  /** Its CALs by mode and version; null where they could not be found out. */
  readonly cals: readonly CalTotal[] | null;
  /** Why the CALs could not be found out. */
  readonly reason?: string;
}

/** The session hosts of a farm and how each of them is: the one model that every format shows. It is JSON as it stands. */
export interface Report {
  /** The version of this shape, as in `schemas/report-v2.schema.json`. */
  readonly version: typeof REPORT_VERSION;
  /** `check`: live hosts were diagnosed; `drift`: plans were read. */
  readonly kind: "check" | "drift";
  /** When the report was made, RFC 3339, UTC. */
  readonly time: string;
  /** How long it took to make, in seconds. Absent where nobody measured it. */
  readonly durationSeconds?: number;
  /** Whether every host is `ok` and there are no errors. */
  readonly healthy: boolean;
  /** The number of hosts, and of those in each state. */
  readonly summary: { readonly hosts: number } & { readonly [S in HostState]: number };
  /** Worst first. */
  readonly hosts: readonly HostReport[];
  /** The license servers that were asked themselves. Absent in a drift report. */
  readonly licenseServers?: readonly LicenseServerReport[];
  /** The plans the hosts were read from. Absent in a check. */
  readonly plans?: readonly ReportedPlan[];
  /** What changed since an earlier report. Absent where there was none to compare with. */
  readonly changes?: ReportChanges;
  /** Errors that are about no host, such as a stack that could not be planned. */
  readonly errors: readonly (ErrorReport & { readonly origin: string; readonly since?: string })[];
}

/**
 * What changed since an earlier report, in things that need attention: drift, findings of severity `error` or `warning`,
 * states.
 */
export interface ReportChanges {
  /** The time of the earlier report. */
  readonly since: string;
  /** How many of them the earlier report did not have: `since` is the time of this report. */
  readonly new: number;
  /** How many of them it had, too. */
  readonly still: number;
  /** Those that it had and that are fixed: this report looked, and found none. */
  readonly mended: readonly EarlierIssue[];
  /** Those that it had and that this report did not look at, for example because the host does not answer. */
  readonly notLookedAt: readonly UnseenIssue[];
}

/** One thing that needed attention when an earlier report was made. */
export interface EarlierIssue extends Pick<HostReport, "host" | "displayName" | "address" | "deposed" | "origin"> {
  /** The code of a finding, `drift_mode`, `drift_license_servers`, or a state such as `unreachable`. */
  readonly code: string;
  /** How bad it was. */
  readonly severity: Severity;
  /** As the earlier report had it. */
  readonly summary: string;
  /** The license server it is about, where it is about one. */
  readonly server?: string;
  /** When a report first told of it. */
  readonly since: string;
}

/** One that no later report has looked at. The next report that does can tell whether it is still there. */
export interface UnseenIssue extends EarlierIssue {
  /** When a report last found it. */
  readonly lookedAt: string;
  /** The checks that could not be made then. */
  readonly unchecked: readonly UnmadeCheck[];
}

/** A check that could not be made. */
export interface UnmadeCheck {
  /** The code of the finding that it would have led to. */
  readonly code: string;
  /** The license server it is about, where it is about one. */
  readonly server?: string;
}
