import type { Scope } from "../../licensing";
import type { ReadRequest, StateOutcome } from "../../plugin";
import { onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";
import { recordedOriginal } from "./original-settings";
import { privateDataOf, privateState } from "./private-data";
import { effectiveDiagnostics, mistypedDiagnostics } from "./reading-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;

/**
 * What the registry holds, raw, and what Windows uses. A host always has settings, be they "not configured", so the
 * resource is never gone; a host that cannot be asked is an error.
 */
export async function readConfiguration(request: ReadRequest<S, HostPool>): Promise<StateOutcome<S>> {
  const { state, client, signal } = request;
  const licensing = await client.host(state.host).licensing(state.scope as Scope);
  const { stored, configuration, effective } = await onHost(() => licensing.read(signal));
  const found = { actual: configuration, effective };
  const identity = identityOf({ ...state, id: undefined }, client, recordedOriginal(request));
  const mistyped = mistypedDiagnostics(state.host, licensing.mistypedValues(stored));
  const isShared = client.owners.read(client.host(state.host).placeOf(state.scope)) || undefined;
  const kept = privateState(privateDataOf(request.privateState), { isShared });
  return {
    privateState: kept,
    state: stateOf(identity, found, state),
    diagnostics: [...mistyped, ...effectiveDiagnostics(state.host, effective)],
  };
}
