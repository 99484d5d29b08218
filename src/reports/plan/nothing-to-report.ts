import { ReportError } from "../report-error";
import type { PlanDocument } from "./plan-document";

/** The error of a plan without any host. A pipeline that plans the wrong folder must not stay green. */
export function noHost(): ReportError {
  return new ReportError({
    code: "nothing_to_report",
    summary: "No session host was found",
    detail:
      "The plan has no rdslicensing_configuration and no rdslicensing_diagnosis. Check that this is the right folder or plan; if it is, allow this with --allow-unapplied.",
  });
}

/**
 * The error of a plan whose state holds no resource: there is nothing that a host could have drifted from, most often
 * because the state is stored elsewhere. Data sources are read into every plan and do not count.
 */
export function neverApplied({ found, errored }: PlanDocument): ReportError | undefined {
  if (errored || found.some(({ mode }) => mode === "managed")) return undefined;
  return new ReportError({
    code: "never_applied",
    summary: "Nothing has been applied yet: the state is empty",
    detail:
      "Apply it first. If you have, the state is stored elsewhere: check the backend. Before a first deployment, allow this with --allow-unapplied.",
  });
}
