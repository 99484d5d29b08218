import type { Step, StepId } from "./step";

export const DOCTOR_REPORT_VERSION = 1;

/** What can be done with a host. */
export const USES = ["check", "plan", "apply"] as const;
export type Use = (typeof USES)[number];

/** All steps of one host. JSON-shaped; `schemas/doctor-v1.schema.json` describes it. */
export interface DoctorReport {
  readonly version: typeof DOCTOR_REPORT_VERSION;
  readonly command: "doctor";
  /** When it was made, ISO 8601. */
  readonly time: string;
  /** As it was named. */
  readonly host: string;
  /** URL of the listener. */
  readonly endpoint: string;
  readonly auth: string;
  readonly channel: string;
  /** Whether it is ready for everything. */
  readonly ready: boolean;
  readonly readyFor: readonly Use[];
  readonly steps: readonly Step[];
}

/** The steps without which nothing works, and those without which only a change does not. */
const ONLY_TO_CHANGE: ReadonlySet<StepId> = new Set(["rights"]);

/** What a host is ready for after these steps: nothing that is known where nobody logged on. */
export function usesAfter(steps: readonly Step[]): readonly Use[] {
  if (steps.some(({ id, state }) => id === "logon" && state === "not_tried")) return [];
  const failed = steps.filter(({ state }) => state === "failed");
  if (failed.length === 0) return USES;
  return failed.every(({ id }) => ONLY_TO_CHANGE.has(id)) ? ["check", "plan"] : [];
}
