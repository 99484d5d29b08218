import type { ConfigurableMode, Finding } from "../../licensing";

/** Grows with every change that a reader of the JSON has to know. */
export const REPORT_VERSION = 2;

/** Worst first, which is the order of a report. */
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
 * `ok`: looked at, as declared, and healthy as far as is known; `drifted`: holds something else than declared;
 * `unhealthy`: has findings of severity `error`; `unmanaged`: declared, and not created yet; `leaving`: managed, but no
 * longer declared; `unreachable`: did not answer; `not_looked_at`: the plan did not refresh it; `not_known`: it answered,
 * and its mode, its license servers or its role could not be found out; `failed`: could not be judged for another reason,
 * which is beside it.
 */
export type HostState = (typeof HOST_STATES)[number];

/** A value of a setting: a mode, or license servers in their order. Null where there is none, or it is not known. */
export type SettingValue = string | readonly string[] | null;

/** One setting of a host, in its places. What does not apply to the kind of report is absent. */
export interface SettingReport {
  readonly attribute: "mode" | "license_servers";
  readonly declared?: SettingValue;
  /** In the place that is managed: the host's own settings, or Group Policy's. */
  readonly found?: SettingValue;
  /** What Windows uses. */
  readonly effective?: SettingValue;
  /** Who decides it: `local`, `group_policy` or `none`; null where not known. */
  readonly source?: string | null;
  readonly drifted: boolean;
  /** Where the difference comes from: from the host, or from code that was not applied yet. */
  readonly changedIn?: "host" | "code";
  /** Whether Terraform marks one of the values as sensitive: then all of them are null here, and no format tells them. */
  readonly sensitive?: boolean;
}

/** Why something could not be reported. */
export interface ReportError {
  /** Stable, for example `unauthorized`; absent where Terraform, which has no codes, says why. */
  readonly code?: string;
  readonly summary: string;
  readonly detail: string;
}

export interface HostReport {
  readonly host: string;
  /** What people call it, where somebody said so. */
  readonly displayName?: string;
  readonly state: HostState;
  /** The Terraform resource, where there is one. */
  readonly address?: string;
  /**
   * Of an object that Terraform is still to destroy after another took its place at the same address: its deposed key
   * (https://developer.hashicorp.com/terraform/language/state). It is a row of its own.
   */
  readonly deposed?: string;
  /** The folder or file it was planned in, where there is one. */
  readonly origin?: string;
  readonly settings: readonly SettingReport[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly error?: ReportError;
}

/** A plan that hosts were reported from. */
export interface ReportedPlan {
  /** The folder or file, as in {@link HostReport.origin}. */
  readonly origin: string;
  /** `now`: planned for this report; `earlier`: given as it was made before. */
  readonly made: "now" | "earlier";
  /** When, RFC 3339, UTC. Absent where the plan does not tell, as those of Terraform before 1.5. */
  readonly time?: string;
}

/** The CALs of one mode and version of Windows Server that a license server holds. Numbers of CALs. */
export interface CalReport {
  readonly mode: ConfigurableMode;
  /** As the license server writes it, for example `Windows Server 2022`. */
  readonly productVersion: string;
  /** Those that were bought and have not expired. */
  readonly bought: number;
  readonly issued: number;
  readonly available: number;
  /** How many more are issued than were bought. */
  readonly over: number;
  /** How many of the bought ones expire soon, see `cals_expiring`. */
  readonly expiring: number;
  /** Those that were bought and have expired, which license nobody. */
  readonly expired: number;
}

/** What a license server that was asked itself holds. */
export interface LicenseServerReport {
  /** As in the session hosts' lists. */
  readonly server: string;
  /** Null where it could not be found out, for the reason beside it. */
  readonly cals: readonly CalReport[] | null;
  readonly reason?: string;
}

/** What was looked at and how it is: the one model that every format shows. JSON-shaped. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly kind: "check" | "drift";
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly healthy: boolean;
  readonly summary: { readonly hosts: number } & { readonly [S in HostState]: number };
  /** Worst first. */
  readonly hosts: readonly HostReport[];
  /** Of a check: the license servers that were asked themselves. */
  readonly licenseServers?: readonly LicenseServerReport[];
  /** Of a drift report: since when each host's drift is known. */
  readonly plans?: readonly ReportedPlan[];
  /** What is about no host: a stack that could not be planned. */
  readonly errors: readonly (ReportError & { readonly origin: string })[];
}
