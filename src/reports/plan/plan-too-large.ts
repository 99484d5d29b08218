import { DriftError } from "../report-error";

/** Far more than the plan of any farm, in bytes. */
export const MOST_PLAN_BYTES = 256 * 1024 * 1024;

/** @param what is too large, as a sentence begins with it */
export function planTooLarge(what: string, limit: number): DriftError {
  return new DriftError({
    code: "plan_too_large",
    summary: `${what} is larger than ${limit / (1024 * 1024)} MiB.`,
    detail: "Plan the session hosts in a folder of their own.",
  });
}
