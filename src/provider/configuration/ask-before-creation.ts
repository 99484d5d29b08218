import { setTimeout } from "node:timers/promises";
import { type ConfigurableMode, differences, type LicensingConfiguration, type Scope } from "../../licensing";
import { type Diagnostic, type PlanRequest, warningDiagnostic } from "../../plugin";
import { describeHeldSettings } from "../../windows";
import { isHostError, isLasting, onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { type CONFIGURATION_SCHEMA, SETTING_ATTRIBUTES, type Wanted } from "./configuration-schema";
import { importId } from "./import-configuration";
import { policyDiagnostics } from "./policy-override";
import { effectiveDiagnostics, mistypedDiagnostics, unreadableDiagnostics } from "./reading-diagnostics";

type Request = Pick<PlanRequest<typeof CONFIGURATION_SCHEMA, HostPool>, "client" | "signal">;

/** How long a host that is to be managed is given to say what it holds and what Group Policy sets, in milliseconds. */
const ANSWER_MS = 5_000;

/** What a plan has to tell of a host before it is managed. */
export async function askBeforeCreation({ client, signal }: Request, wanted: Wanted): Promise<Diagnostic[]> {
  if (client === undefined) return [];
  const { host } = wanted;
  const licensing = await client.host(host).licensing(wanted.scope as Scope);
  try {
    const answer = await inTime(licensing.readBeforeChange(signal));
    if (answer === undefined) return [notAsked(host, `There was no answer within ${ANSWER_MS / 1000} s.`)];
    const { stored, configuration } = answer;
    const { effective } = answer.windows;
    const mistyped = licensing.mistypedValues(stored);
    const unreadable = unreadableDiagnostics(host, mistyped);
    return [
      ...(unreadable.length > 0 ? unreadable : mistypedDiagnostics(host, mistyped)),
      ...heldDiagnostics(wanted, configuration, client.host(host).id),
      ...policyDiagnostics(wanted, effective),
      ...effectiveDiagnostics(host, effective),
    ];
  } catch (error) {
    if (!isHostError(error) || signal.aborted) throw error;
    if (isLasting(error)) return onHost(() => Promise.reject(error));
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
  const detail = `${host} could not be asked for its current settings and Group Policy, so this plan does not show them. ${why} The apply asks again, and fails without an answer.`;
  return warningDiagnostic(`${host}: Policy and current values are not known`, detail, ["host"]);
}

/** Warns where a host that is to be managed holds other settings already, on the first attribute that replaces one. */
function heldDiagnostics(wanted: Wanted, held: LicensingConfiguration, id: string): Diagnostic[] {
  const { host, mode, license_servers, scope, on_destroy } = wanted;
  const declared = { mode: mode as ConfigurableMode, licenseServers: license_servers };
  const isSet = { mode: held.mode !== "not_configured", licenseServers: held.licenseServers.length > 0 };
  const [replaced] = differences(declared, held).filter((setting) => isSet[setting]);
  if (replaced === undefined) return [];
  const { title, detail } = describeHeldSettings({ host, ...held });
  const after = `Creating this resource replaces what differs${AFTERWARDS[on_destroy] ?? ""}. To manage the host as it is, import it instead, with id = "${importId(id, scope as Scope)}" in an import block or "terraform import", and declare what it holds.`;
  return [warningDiagnostic(title, `${detail} ${after}`, [SETTING_ATTRIBUTES[replaced]])];
}

const AFTERWARDS: Readonly<Record<string, string>> = {
  restore: ', records it in "original" and restores it on destroy',
  clear: ', and on_destroy = "clear" does not restore it',
  keep: ', and on_destroy = "keep" does not restore it',
};
