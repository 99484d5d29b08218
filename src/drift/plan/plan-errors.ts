import { hostWithoutAnswer } from "../../windows";
import type { HostReport, Report, ReportError } from "../report/report";
import { oneLine } from "../terraform/one-line";
import type { TerraformDiagnostic } from "../terraform/terraform-message";

/** Why a host could not be judged. */
export interface HostProblem {
  readonly state: "unreachable" | "failed";
  readonly error: ReportError;
}

/** What the errors of one resource mean for its host: that it did not answer counts where nothing else is said. */
export function hostProblem(errors: readonly TerraformDiagnostic[]): HostProblem | undefined {
  const failure = errors.find(({ summary }) => hostWithoutAnswer(summary) === undefined);
  if (failure !== undefined) return { state: "failed", error: reasonOf(failure) };
  return errors[0] && { state: "unreachable", error: reasonOf(errors[0]) };
}

/** Errors of a plan that are beside no host that is reported so far. */
export interface OtherErrors {
  /** Those that did not answer when they were to be created, or were asked by a data source only. */
  readonly hosts: readonly HostReport[];
  readonly errors: Report["errors"];
}

/** @param reported addresses of the resources whose errors are reported */
export function otherErrors(
  all: readonly TerraformDiagnostic[],
  reported: ReadonlySet<string | undefined>,
  origin: string,
): OtherErrors {
  const silent = new Set(
    all.filter(({ address }) => reported.has(address)).map(({ summary }) => hostWithoutAnswer(summary)),
  );
  const hosts: HostReport[] = [];
  const errors: Report["errors"][number][] = [];
  for (const one of all.filter(({ address }) => !reported.has(address))) {
    const host = hostWithoutAnswer(one.summary);
    const error = reasonOf(one);
    if (host === undefined) errors.push({ origin, ...error });
    else if (!silent.has(host)) {
      hosts.push({ host, address: one.address, origin, state: "unreachable", settings: [], findings: [], error });
      silent.add(host);
    }
  }
  return { hosts, errors };
}

function reasonOf({ summary, detail }: TerraformDiagnostic): ReportError {
  return { summary, detail: oneLine(detail) };
}
