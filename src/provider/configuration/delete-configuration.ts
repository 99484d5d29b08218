import type { OnDestroy } from "../../licensing";
import { type DeleteOutcome, type DeleteRequest, warningDiagnostic } from "../../plugin";
import { clearedSnapshot, configurationOf } from "../../windows";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { stateOf } from "./configuration-state";
import { originalOf } from "./private-state";

type S = typeof CONFIGURATION_SCHEMA;

/** Leaves the host as `on_destroy` says; a host that is to be kept is not even asked. */
export async function deleteConfiguration(request: DeleteRequest<S, HostSessions>): Promise<DeleteOutcome<S>> {
  const { state, client, signal } = request;
  const original = originalOf(request.privateState);
  const onDestroy = state.on_destroy as OnDestroy;
  if (onDestroy === "keep") return {};
  if (onDestroy === "restore" && original === undefined) return { diagnostics: [nothingToRestore(state.host)] };
  const licensing = await client.licensingOf(state.host);
  const current = await onHost(() => licensing.snapshot(signal));
  const target = onDestroy === "restore" && original ? original : clearedSnapshot(current);
  const { reached, error } = await licensing.reconcile(current, target, signal);
  if (error === undefined) return {};
  const diagnostics = diagnosticsOf(error);
  return {
    state: stateOf({ ...state, id: client.idOf(state.host) }, configurationOf(reached, licensing.host), state),
    diagnostics,
  };
}

function nothingToRestore(host: string) {
  const detail = `No earlier settings are recorded for ${host} (its creation had failed half-way), so they are left as they are.`;
  return warningDiagnostic("Settings left as they are", detail, ["host"]);
}
