import type { ConfigurableMode } from "../../licensing";
import { type CreateRequest, type Diagnostic, errorDiagnostic, type StateOutcome } from "../../plugin";
import {
  configurationOf,
  describeSnapshot,
  type LicensingSnapshot,
  type Reconciliation,
  type SessionHostLicensing,
  snapshotOf,
} from "../../windows";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { stateOf } from "./configuration-state";
import { toPrivateState } from "./private-state";

type S = typeof CONFIGURATION_SCHEMA;
type Request = CreateRequest<S, HostSessions>;

/** How long putting a host back may take after a failed creation, in milliseconds. */
const UNDO_TIMEOUT_MS = 30_000;

/** Records what the host holds, then changes it; a change that fails half-way is undone. */
export async function createConfiguration(request: Request): Promise<StateOutcome<S>> {
  const { planned, client, signal } = request;
  const licensing = await client.licensingOf(planned.host);
  const original = await onHost(() => licensing.snapshot(signal));
  const target = snapshotOf({ mode: planned.mode as ConfigurableMode, licenseServers: planned.license_servers });
  const result = await licensing.reconcile(original, target, signal);
  if (result.error !== undefined) return undo(request, licensing, original, result);
  const privateState = toPrivateState(original);
  return { state: reachedState(request, result.reached, licensing.host), privateState };
}

/**
 * Terraform replaces an object whose creation failed without handing its private state to the deletion, so the
 * original settings would be lost: they are put back right away. Where that fails too, the message carries them.
 */
async function undo(
  request: Request,
  licensing: SessionHostLicensing,
  original: LicensingSnapshot,
  failed: Reconciliation,
): Promise<StateOutcome<S>> {
  const { host } = request.planned;
  const diagnostics = diagnosticsOf(failed.error);
  const undone = await licensing.reconcile(failed.reached, original, AbortSignal.timeout(UNDO_TIMEOUT_MS));
  if (undone.error === undefined) return { state: null, diagnostics };
  return {
    state: reachedState(request, undone.reached, licensing.host),
    privateState: toPrivateState(original),
    diagnostics: [...diagnostics, notUndone(original, host)],
  };
}

function notUndone(original: LicensingSnapshot, host: string): Diagnostic {
  const detail = `Creation failed half-way and ${host} could not be put back. The state holds what the host was last known to have. Before, it had: ${describeSnapshot(original)}. Restore that by hand if it is wanted on destroy: the next apply records what it finds then.`;
  return errorDiagnostic("Half-finished change", detail, ["host"]);
}

function reachedState({ planned, client }: Request, reached: LicensingSnapshot, host: string) {
  const identity = { id: client.idOf(planned.host), host: planned.host, on_destroy: planned.on_destroy };
  return stateOf(identity, configurationOf(reached, host), planned);
}
