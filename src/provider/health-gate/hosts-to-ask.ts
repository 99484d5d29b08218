import { isUnknown, UNKNOWN, type Unknown, type Value, valuesEqual } from "../../plugin";
import type { HostPool } from "../host-pool";
import type { HealthGateState, PlannedHealthGate } from "./health-gate";

type Gate = Pick<PlannedHealthGate, "hosts" | "triggers">;

/**
 * The hosts that a gate has to wait for, each once however often it is spelled: all of them when it is created or its
 * triggers change, else those that it has not waited for yet. Unknown while that depends on what is not known.
 */
export function hostsToAsk(
  client: HostPool,
  { hosts, triggers }: Gate,
  prior: HealthGateState | null,
): readonly string[] | Unknown {
  if (isUnknown(hosts) || hosts.some(isUnknown) || isUnknown(triggers)) return UNKNOWN;
  const identityOf = (host: string) => client.host(host, ["hosts"]).id.toLowerCase();
  const byIdentity = new Map((hosts as readonly string[]).map((host) => [identityOf(host), host]));
  const isKept = prior !== null && valuesEqual(triggers as Value, prior.triggers);
  for (const host of isKept ? prior.hosts : []) byIdentity.delete(identityOf(host));
  return [...byIdentity.values()];
}
