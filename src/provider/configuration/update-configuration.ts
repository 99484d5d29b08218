import type { StateOutcome, UpdateRequest } from "../../plugin";
import { diagnosticsOf } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { changeConfiguration, stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { privateDataOf, privateState } from "./private-data";

type S = typeof CONFIGURATION_SCHEMA;

type Request = UpdateRequest<S, HostPool>;

/** Changes what differs on the host. After a failure the state holds what the host really has. */
export function updateConfiguration(request: Request): Promise<StateOutcome<S>> {
  const { client, planned } = request;
  const place = client.host(planned.host).placeOf(planned.scope);
  return client.owners.inTurn(place, () => update(request, place));
}

async function update(request: Request, place: string): Promise<StateOutcome<S>> {
  const changed = await changeConfiguration(request);
  request.client.owners.configured(place);
  const after = await stateAfter(request, changed, request.prior.original);
  const failure = changed.error === undefined ? [] : diagnosticsOf(changed.error);
  const { original } = privateDataOf(request.privateState);
  const left = changed.error === undefined ? changed.reached : undefined;
  return {
    state: after.state,
    privateState: privateState({ original, left }),
    diagnostics: [...changed.diagnostics, ...after.diagnostics, ...failure],
  };
}
