import type { Scope, WriteMethod } from "../../licensing";
import { type CreateRequest, type Diagnostic, errorDiagnostic, type StateOutcome } from "../../plugin";
import type { LicensingSnapshot } from "../../windows";
import { describeSnapshot } from "../../windows/describe-snapshot";
import { diagnosticsOf } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import { type Changed, changeConfiguration, stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { toPrivateState } from "./private-state";

type S = typeof CONFIGURATION_SCHEMA;
type Request = CreateRequest<S, HostSessions>;

/**
 * How long putting a host back may take after a failed creation, in milliseconds. What comes before and after, to find
 * out what the host holds, has a time of its own; together they stay within the grace that an interrupted operation has.
 */
export const UNDO_TIMEOUT_MS = 15_000;

/** Records what the host holds, then changes it; a change that fails half-way is undone. */
export async function createConfiguration(request: Request): Promise<StateOutcome<S>> {
  const changed = await changeConfiguration(request);
  if (changed.error !== undefined) return undo(request, changed);
  const after = await stateAfter(request, changed, changed.reached);
  return {
    state: after.state,
    privateState: toPrivateState(changed.original),
    diagnostics: [...changed.diagnostics, ...after.diagnostics],
  };
}

/**
 * Terraform replaces an object whose creation failed without handing its private state to the deletion, so the
 * original settings would be lost: they are put back right away. Where that fails too, the message carries them.
 */
async function undo(request: Request, failed: Changed): Promise<StateOutcome<S>> {
  const { planned } = request;
  const { licensing, original, reached, view } = failed;
  const diagnostics = diagnosticsOf(failed.error);
  const back = { current: reached, target: original, method: undoMethod(planned.write_method), view };
  const undone = await licensing.reconcile(back, AbortSignal.timeout(UNDO_TIMEOUT_MS));
  if (undone.error === undefined) return { state: null, diagnostics };
  const after = await stateAfter(request, failed, undone.reached);
  const scope = planned.scope as Scope;
  return {
    state: after.state,
    privateState: toPrivateState(original),
    diagnostics: [...diagnostics, notUndone(original, scope, planned.host)],
  };
}

/** What Windows' setters refused is put back in the registry where they refuse it again. */
function undoMethod(method: string): WriteMethod {
  return method === "wmi" ? "auto" : (method as WriteMethod);
}

function notUndone(original: LicensingSnapshot, scope: Scope, host: string): Diagnostic {
  const detail = `Creation failed half-way and ${host} could not be put back. The state holds what the host was last known to have. Before, it had: ${describeSnapshot(original, scope)}. Restore that by hand if it is wanted on destroy: the next apply records what it finds then.`;
  return errorDiagnostic("Half-finished change", detail, ["host"]);
}
