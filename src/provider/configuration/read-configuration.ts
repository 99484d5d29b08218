import type { ReadRequest, StateOutcome } from "../../plugin";
import { onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { stateOf } from "./configuration-state";

type S = typeof CONFIGURATION_SCHEMA;

/**
 * What the registry holds, raw. A host always has settings, be they "not configured", so the resource is never gone;
 * a host that can not be asked is an error.
 */
export async function readConfiguration(request: ReadRequest<S, HostSessions>): Promise<StateOutcome<S>> {
  const { state, client, signal } = request;
  const licensing = await client.licensingOf(state.host);
  const actual = await onHost(() => licensing.read(signal));
  return { state: stateOf({ ...state, id: client.idOf(state.host) }, actual, state) };
}
