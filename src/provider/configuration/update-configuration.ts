import type { ConfigurableMode } from "../../licensing";
import type { StateOutcome, UpdateRequest } from "../../plugin";
import { configurationOf, snapshotOf } from "../../windows";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { stateOf } from "./configuration-state";

type S = typeof CONFIGURATION_SCHEMA;

/** Changes what differs on the host. After a failure the state holds what the host really has. */
export async function updateConfiguration(request: UpdateRequest<S, HostSessions>): Promise<StateOutcome<S>> {
  const { planned, client, signal } = request;
  const identity = { id: client.idOf(planned.host), host: planned.host, on_destroy: planned.on_destroy };
  const licensing = await client.licensingOf(planned.host);
  const current = await onHost(() => licensing.snapshot(signal));
  const target = snapshotOf({ mode: planned.mode as ConfigurableMode, licenseServers: planned.license_servers });
  const { reached, error } = await licensing.reconcile(current, target, signal);
  return {
    state: stateOf(identity, configurationOf(reached, licensing.host), planned),
    diagnostics: error === undefined ? [] : diagnosticsOf(error),
  };
}
