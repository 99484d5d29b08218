import type { StateOutcome, UpdateRequest } from "../../plugin";
import { diagnosticsOf } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import { changeConfiguration, stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";

type S = typeof CONFIGURATION_SCHEMA;

/** Changes what differs on the host. After a failure the state holds what the host really has. */
export async function updateConfiguration(request: UpdateRequest<S, HostSessions>): Promise<StateOutcome<S>> {
  const changed = await changeConfiguration(request);
  const after = await stateAfter(request, changed, request.prior.original);
  const failure = changed.error === undefined ? [] : diagnosticsOf(changed.error);
  return { state: after.state, diagnostics: [...changed.diagnostics, ...after.diagnostics, ...failure] };
}
