import type { StateOutcome, UpdateRequest } from "../../plugin";
import { diagnosticsOf } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import { changeConfiguration, stateAfter } from "./change-configuration";
import { withoutClaim } from "./claim-diagnostics";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";

type S = typeof CONFIGURATION_SCHEMA;

type Request = UpdateRequest<S, HostSessions>;

/** Changes what differs on the host. After a failure the state holds what the host really has. */
export function updateConfiguration(request: Request): Promise<StateOutcome<S>> {
  const { client, planned } = request;
  const place = client.placeOf(planned.host, planned.scope);
  client.owners.configured(place);
  return client.owners.inTurn(place, () => update(request));
}

async function update(request: Request): Promise<StateOutcome<S>> {
  const changed = await changeConfiguration(request);
  const after = await stateAfter(request, changed, request.prior.original);
  const failure = changed.error === undefined ? [] : diagnosticsOf(changed.error);
  return {
    state: after.state,
    privateState: withoutClaim(request.privateState),
    diagnostics: [...changed.diagnostics, ...after.diagnostics, ...failure],
  };
}
