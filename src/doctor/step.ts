/** The steps of reaching a host, in their order. */
export const STEP_IDS = [
  "name",
  "port",
  "tls",
  "listener",
  "logon",
  "clock",
  "root_cimv2",
  "root_cimv2_terminal_services",
  "root_default",
  "registry",
  "rights",
  "channel",
  "quotas",
] as const;
export type StepId = (typeof STEP_IDS)[number];

/**
 * How a step ended. `warning`: it does what it should, and something is worth knowing; `failed`: what needs it does not
 * work; `not_tried`: it depends on one that failed, or there is nothing to try.
 */
export const STEP_STATES = ["ok", "warning", "failed", "not_tried"] as const;
export type StepState = (typeof STEP_STATES)[number];

/** What came of a step. Texts of the host in it are not yet harmless. */
export interface Finding {
  readonly state: StepState;
  /** What was found, in one line. */
  readonly detail: string;
  /** What to do, in sentences; where it failed or is worth a warning. */
  readonly remedy?: string;
  /** Of the error, where there was one. */
  readonly code?: string;
}

/** One step, as it is told. */
export interface Step extends Finding {
  readonly id: StepId;
  /** For people: `TCP port 5986`. */
  readonly title: string;
  /** Absent where it was not tried. */
  readonly milliseconds?: number;
}
