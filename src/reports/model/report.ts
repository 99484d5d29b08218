import type { CalTotal, Finding } from "../../licensing";

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
  readonly findings: readonly Finding[];
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
  /** Errors that are about no host, such as a stack that could not be planned. */
  readonly errors: readonly (ErrorReport & { readonly origin: string })[];
}
