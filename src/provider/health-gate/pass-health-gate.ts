import { randomUUID } from "node:crypto";
import { LONGEST_HEALTH_GATE_TIMEOUT_MS, parseHealthGateTimeout } from "../../licensing";
import { isUnknown, PluginError, type StateOutcome, type UpdateRequest } from "../../plugin";
import type { HostPool } from "../host-pool";
import type { DesiredHealthGate, HEALTH_GATE_SCHEMA, HealthGateState } from "./health-gate";
import { healthOf } from "./health-of";
import { hostsToAsk } from "./hosts-to-ask";
import { unhealthyDiagnostic } from "./unhealthy-diagnostic";
import { waitForHealth } from "./wait-for-health";

type S = typeof HEALTH_GATE_SCHEMA;

type Request = Pick<UpdateRequest<S, HostPool>, "planned" | "client" | "signal" | "log"> & {
  readonly prior: HealthGateState | null;
};

/**
 * Waits for the hosts that the gate has not waited for yet. Where they do not all become healthy in time, it throws: then
 * Terraform keeps what was, nothing for a new gate, and plans the same again.
 */
export async function passHealthGate({ planned, prior, client, signal, log }: Request): Promise<StateOutcome<S>> {
  const { license_servers, timeout } = planned;
  const hosts = hostsToAsk(client, planned, prior);
  if (isUnknown(hosts)) throw new Error("The hosts of a gate are known when it is applied.");
  const timeoutMs = parseHealthGateTimeout(timeout) ?? LONGEST_HEALTH_GATE_TIMEOUT_MS;
  const ask = (host: string, until: AbortSignal) => healthOf(client, { host, license_servers }, until);
  const waited = await waitForHealth({ hosts, timeoutMs, signal, ask, log });
  signal.throwIfAborted();
  const diagnostic = unhealthyDiagnostic(waited, timeout);
  if (diagnostic !== undefined) throw new PluginError("not_healthy", [diagnostic]);
  return { state: stateOf(planned) };
}

/** An update keeps the identifier. */
function stateOf({ id, hosts, triggers, license_servers, timeout }: DesiredHealthGate): HealthGateState {
  return { id: typeof id === "string" ? id : randomUUID(), hosts, triggers, license_servers, timeout };
}
