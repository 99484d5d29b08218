import { hostWithoutAnswer } from "../../windows";
import type { ErrorReport, HostReport, Report } from "../model/report";
import { type TerraformDiagnostic, unwrapped } from "./terraform/terraform-message";

/** Why a host could not be judged. */
export interface HostProblem {
  readonly state: "unreachable" | "failed";
  readonly error: ErrorReport;
}

/** What the errors of one resource mean for its host: that it did not answer counts where nothing else is said. */
export function hostProblem(errors: readonly TerraformDiagnostic[]): HostProblem | undefined {
  const failure = errors.find(({ summary }) => hostWithoutAnswer(summary) === undefined);
  if (failure !== undefined) return { state: "failed", error: reasonOf(failure) };
  return errors[0] && { state: "unreachable", error: reasonOf(errors[0]) };
}

/** What an error may be about. */
interface PlannedObject {
  readonly address: string;
  readonly host: string;
}

/**
 * The errors of each object. An error of the current and a deposed object has the address of both, and one of an object
 * that is not in the code anymore has none: then the host that its summary begins with tells.
 */
export function errorsByObject<T extends PlannedObject>(
  objects: readonly T[],
  errors: readonly TerraformDiagnostic[],
): ReadonlyMap<T, readonly TerraformDiagnostic[]> {
  const byObject = new Map<T, TerraformDiagnostic[]>(objects.map((object) => [object, []]));
  for (const error of errors) {
    const isThere = ({ address }: T) => error.address === undefined || address === error.address;
    const possible = objects.filter(isThere);
    const named = possible.filter(({ host }) => isOfHost(error, host));
    const meant = named.length > 0 || error.address === undefined ? named : possible;
    for (const object of meant) byObject.get(object)?.push(error);
  }
  return byObject;
}

function isOfHost({ summary }: TerraformDiagnostic, host: string): boolean {
  return summary.toLowerCase().startsWith(`${host.toLowerCase()}: `);
}

/** Errors of a plan that are beside no host that is reported so far. */
export interface OtherErrors {
  /** Those that did not answer when they were to be created, or were asked by a data source only. */
  readonly hosts: readonly HostReport[];
  readonly errors: Report["errors"];
}

/** @param told those that are reported beside their hosts */
export function otherErrors(
  all: readonly TerraformDiagnostic[],
  told: ReadonlySet<TerraformDiagnostic>,
  origin: string,
): OtherErrors {
  const silent = new Set([...told].map(({ summary }) => hostWithoutAnswer(summary)));
  const hosts: HostReport[] = [];
  const errors: Report["errors"][number][] = [];
  for (const one of all.filter((error) => !told.has(error))) {
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

function reasonOf({ summary, detail }: TerraformDiagnostic): ErrorReport {
  return { summary, detail: unwrapped(detail) };
}
