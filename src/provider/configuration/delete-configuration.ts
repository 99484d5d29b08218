import type { OnDestroy, Scope, WriteMethod } from "../../licensing";
import { type DeleteOutcome, type DeleteRequest, warningDiagnostic } from "../../plugin";
import { clearedSnapshot } from "../../windows/licensing-snapshot";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";
import { snapshotOfOriginal } from "./original-settings";
import { recordedOriginal } from "./recorded-original";
import { restartDiagnostics } from "./restart-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;

/** Leaves the host as `on_destroy` says; a host that is to be kept is not even asked. */
export async function deleteConfiguration(request: DeleteRequest<S, HostSessions>): Promise<DeleteOutcome<S>> {
  const { state, client, signal } = request;
  const original = recordedOriginal(request);
  const onDestroy = state.on_destroy as OnDestroy;
  if (onDestroy === "keep") return {};
  if (onDestroy === "restore" && original === null) return { diagnostics: [nothingToRestore(state.host)] };
  const licensing = await client.licensingOf(state.host, state.scope as Scope);
  const { current, view } = await onHost(async () => {
    const current = await licensing.snapshot(signal);
    return { current, view: await licensing.view(signal) };
  });
  const isRestored = onDestroy === "restore" && original !== null;
  const target = isRestored ? snapshotOfOriginal(original) : clearedSnapshot(current, licensing.scope);
  const change = { current, target, method: state.write_method as WriteMethod, view };
  const result = await licensing.reconcile(change, signal);
  if (result.error === undefined) return { diagnostics: restartDiagnostics(state, view, result) };
  const found = { actual: licensing.configurationOf(result.reached), effective: view.effective };
  return {
    state: stateOf(identityOf(state, client, original), found, state),
    diagnostics: diagnosticsOf(result.error),
  };
}

function nothingToRestore(host: string) {
  const detail = `What ${host} held before it was managed here is not recorded ("original" is null): it was imported, and an import replaces nothing; or version 0.1.0 of the provider was killed while it changed the host. Its settings stay as they are. "rds-licensing check ${host}" shows them.`;
  return warningDiagnostic("Settings left as they are", detail, ["host"]);
}
