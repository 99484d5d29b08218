import { setTimeout } from "node:timers/promises";
import type { Scope } from "../../licensing";
import { type Diagnostic, type PlanRequest, warningDiagnostic } from "../../plugin";
import type { HostErrorCode } from "../../windows";
import { isHostError, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { effectiveDiagnostics } from "./effective-diagnostics";
import { heldDiagnostics } from "./held-diagnostics";
import { policyDiagnostics } from "./policy-override";
import { mistypedDiagnostics, unreadableDiagnostics } from "./type-diagnostics";
import type { Wanted } from "./wanted";

type Request = Pick<PlanRequest<typeof CONFIGURATION_SCHEMA, HostSessions>, "client" | "signal">;

/** How long a host that is to be managed is given to say what it holds and what Group Policy sets, in milliseconds. */
const ANSWER_MS = 5_000;

/**
 * What will fail at apply as well, as a credential will that a host has rejected. With any other error the host may only
 * not be there yet.
 */
const CERTAIN: ReadonlySet<HostErrorCode> = new Set<HostErrorCode>([
  "tls_certificate_untrusted",
  "tls_name_mismatch",
  "tls_expired",
  "package_missing",
  "invalid_configuration",
]);

/** What a plan has to tell of a host before it is managed. */
export async function askBeforeCreation({ client, signal }: Request, wanted: Wanted): Promise<Diagnostic[]> {
  if (client === undefined) return [];
  const { host } = wanted;
  const licensing = await client.licensingOf(host, wanted.scope as Scope);
  try {
    const answer = await inTime(licensing.read(signal));
    if (answer === undefined) return [notAsked(host, `There was no answer within ${ANSWER_MS / 1000} s.`)];
    const { stored, configuration, effective } = answer;
    const mistyped = licensing.mistypedValues(stored);
    const unreadable = unreadableDiagnostics(host, mistyped);
    return [
      ...(unreadable.length > 0 ? unreadable : mistypedDiagnostics(host, mistyped)),
      ...heldDiagnostics(wanted, configuration, client.idOf(host)),
      ...policyDiagnostics(wanted, effective),
      ...effectiveDiagnostics(host, effective),
    ];
  } catch (error) {
    if (!isHostError(error) || signal.aborted) throw error;
    if (error.rejected || CERTAIN.has(error.code)) return onHost(() => Promise.reject(error));
    return [notAsked(host, error.reason)];
  }
}

/**
 * Undefined for an answer that comes too late. The question is left to go on: hosts that were cut short would count as
 * hosts that were shown the password and did not answer, and others would not be tried because of them.
 */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  answer.catch(() => undefined);
  const time = new AbortController();
  const late = setTimeout(ANSWER_MS, undefined, { signal: time.signal }).catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    time.abort();
  }
}

function notAsked(host: string, why: string): Diagnostic {
  const detail = `${host} could not be asked what it holds now and what Group Policy sets there, so this plan does not tell. ${why} The apply asks again, and fails where it is not answered.`;
  return warningDiagnostic(`${host}: Policy and current values are not known`, detail, ["host"]);
}
