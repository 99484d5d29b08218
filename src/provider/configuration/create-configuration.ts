import type { Scope, WriteMethod } from "../../licensing";
import { type CreateRequest, type Diagnostic, errorDiagnostic, type StateOutcome } from "../../plugin";
import { describeStoredSettings, type StoredSettings } from "../../windows";
import { diagnosticsOf } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { type Changed, changeConfiguration, stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { originalOf } from "./original-settings";
import { privateState } from "./private-data";
import { unreadableDiagnostics } from "./reading-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;
type Request = CreateRequest<S, HostPool>;

/**
 * How long putting a host back may take after a failed creation, in milliseconds. What comes before and after, to find
 * out what the host holds, has a time of its own; together they stay within the grace that an interrupted operation has.
 */
export const UNDO_TIMEOUT_MS = 15_000;

/** Records what the host holds, then changes it; a change that fails half-way is undone. */
export function createConfiguration(request: Request): Promise<StateOutcome<S>> {
  const { client, planned } = request;
  return client.owners.inTurn(client.host(planned.host).placeOf(planned.scope), () => create(request));
}

async function create(request: Request): Promise<StateOutcome<S>> {
  const changed = await changeConfiguration(request, unreadableDiagnostics);
  if (changed.error !== undefined) return undo(request, changed);
  markConfigured(request);
  const after = await stateAfter(request, changed, originalOf(changed.original));
  return {
    state: after.state,
    privateState: privateState({ left: changed.reached }),
    diagnostics: [...changed.diagnostics, ...after.diagnostics],
  };
}

/**
 * What is half done is put back right away: nobody asked for it. Where that fails too, Terraform is left with an object
 * that the next apply replaces, which puts back the original settings in its state first.
 */
async function undo(request: Request, failed: Changed): Promise<StateOutcome<S>> {
  const { planned } = request;
  const { licensing, original, reached, windows } = failed;
  const diagnostics = diagnosticsOf(failed.error);
  const back = { current: reached, target: original, method: undoMethod(planned.write_method), windows };
  const undone = await licensing.reconcile(back, AbortSignal.timeout(UNDO_TIMEOUT_MS));
  if (undone.error === undefined) return { state: null, diagnostics };
  markConfigured(request);
  const after = await stateAfter(request, { ...failed, ...undone }, originalOf(original));
  const scope = planned.scope as Scope;
  return {
    state: after.state,
    privateState: null,
    diagnostics: [...diagnostics, notUndone(original, scope, planned.host)],
  };
}

function markConfigured({ client, planned }: Request): void {
  client.owners.configured(client.host(planned.host).placeOf(planned.scope));
}

/** What Windows' setters refused is put back in the registry where they refuse it again. */
function undoMethod(method: string): WriteMethod {
  return method === "wmi" ? "auto" : (method as WriteMethod);
}

function notUndone(original: StoredSettings, scope: Scope, host: string): Diagnostic {
  const detail = `The creation failed half-way and ${host} could not be restored. The state records what the host was last known to have. Before, it had: ${describeStoredSettings(original, scope)}. That is in "original". The next apply replaces the resource, and first treats "original" as on_destroy says.`;
  return errorDiagnostic("Half-finished change", detail, ["host"]);
}
