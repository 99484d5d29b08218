import { errorDiagnostic, isUnknown, type PlanOutcome, type PlanRequest } from "../../plugin";
import type { HostPool } from "../host-pool";
import type { HEALTH_GATE_SCHEMA } from "./health-gate";
import { hostsToAsk } from "./hosts-to-ask";

type S = typeof HEALTH_GATE_SCHEMA;

/** Asks no host. Only what makes the waiting useless is an error: a channel that cannot tell whether a host is healthy. */
export async function planHealthGate({ planned, prior, client }: PlanRequest<S, HostPool>): Promise<PlanOutcome<S>> {
  if (client === undefined || client.asksWindows) return { planned };
  const asked = hostsToAsk(client, planned, prior);
  return { planned, diagnostics: isUnknown(asked) || asked.length > 0 ? [cannotPass()] : [] };
}

function cannotPass() {
  const detail =
    'With channel = "shell", Windows cannot be asked what it uses, so no host is known to be healthy and the gate would wait in vain. Give the gate a provider with channel = "cim", or remove it.';
  return errorDiagnostic("This gate cannot pass", detail, ["hosts"]);
}
