import { DriftError } from "../report-error";
import type { PlanDocument } from "./plan-document";

/**
 * What is wrong with a plan whose state holds no resource: there is nothing that a host could have drifted from, most
 * often because the state is kept elsewhere. Data sources are read into every plan and are none.
 */
export function neverApplied({ found, errored }: PlanDocument): DriftError | undefined {
  if (errored || found.some(({ mode }) => mode === "managed")) return undefined;
  return new DriftError({
    code: "never_applied",
    summary: "Nothing was applied from here yet: the state is empty.",
    detail:
      "Apply it first. If you have, the state is stored elsewhere: check the backend. Before a first deployment, allow it with --allow-unapplied.",
  });
}
