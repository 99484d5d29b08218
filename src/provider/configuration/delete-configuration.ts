import { harmlessValues } from "../../harmless-text";
import {
  differences,
  type LicensingConfiguration,
  type LicensingMode,
  type OnDestroy,
  type Scope,
  type WriteMethod,
} from "../../licensing";
import { type DeleteOutcome, type DeleteRequest, type Diagnostic, warningDiagnostic } from "../../plugin";
import {
  clearedSettings,
  describeHeldSettings,
  describeStoredSettings,
  isReached,
  type SessionHostLicensing,
  type StoredSettings,
} from "../../windows";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { recordedOriginal, storedSettingsOfOriginal } from "./original-settings";
import { type PrivateData, privateDataOf } from "./private-data";
import { restartDiagnostics } from "./restart-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;
type Request = DeleteRequest<S, HostPool>;
type Original = ConfigurationState["original"];

/** Leaves the host as `on_destroy` says; a host that is to be kept is not even asked. */
export async function deleteConfiguration(request: Request): Promise<DeleteOutcome<S>> {
  const { state, client } = request;
  const original = recordedOriginal(request);
  const onDestroy = state.on_destroy as OnDestroy;
  if (onDestroy === "keep") return {};
  if (onDestroy === "restore" && original === null) return { diagnostics: [nothingToRestore(state.host)] };
  return client.owners.inTurn(client.host(state.host).placeOf(state.scope), () => putBack(request, original));
}

async function putBack(request: Request, original: Original): Promise<DeleteOutcome<S>> {
  const { state, client, signal } = request;
  const place = client.host(state.host).placeOf(state.scope);
  const known = ownedByAnother(request, original);
  if (known.length > 0) return { diagnostics: known };
  const licensing = await client.host(state.host).licensing(state.scope as Scope);
  const { stored: current, windows } = await onHost(() => licensing.readBeforeChange(signal));
  const isRestored = state.on_destroy === "restore" && original !== null;
  const target = isRestored ? storedSettingsOfOriginal(original) : clearedSettings(current, licensing.scope);
  const isLeft = isWhatWasLeft({ state, licensing, current, target }, privateDataOf(request.privateState));
  // Again, because others were planned in the meantime.
  const told = isLeft
    ? ownedByAnother(request, original)
    : [changedByAnother(state, licensing.configurationOf(current), original)];
  if (told.length > 0) return { diagnostics: told };
  client.owners.putBack(place);
  const change = { current, target, method: state.write_method as WriteMethod, windows };
  const result = await licensing.reconcile(change, signal);
  if (result.error === undefined) return { diagnostics: restartDiagnostics(state, windows.effective, result) };
  const failed = { planned: state, client, signal };
  const after = await stateAfter(failed, { licensing, windows, reached: result.reached }, original);
  return { state: after.state, diagnostics: [...after.diagnostics, ...diagnosticsOf(result.error)] };
}

interface Found {
  readonly state: ConfigurationState;
  readonly licensing: SessionHostLicensing;
  readonly current: StoredSettings;
  readonly target: StoredSettings;
}

/**
 * Whether the host holds what this resource left, value types included; an earlier destroy that failed half-way may have
 * put a part of it back. Where what was left is not recorded, what was last read counts as that.
 */
function isWhatWasLeft({ state, licensing, current, target }: Found, { left }: PrivateData): boolean {
  if (left !== undefined) {
    const settings = Object.keys(left) as (keyof StoredSettings)[];
    return settings.every((setting) =>
      [left, target].some((snapshot) => isReached(current[setting], snapshot[setting])),
    );
  }
  const read = { mode: state.mode as LicensingMode, licenseServers: state.license_servers };
  return differences(read, harmlessValues(licensing.configurationOf(current))).length === 0;
}

const LEFT = "Settings left as they are";

/** Why another resource's settings are to stay, as far as this walk or its plan knows one. */
function ownedByAnother({ state, client, privateState }: Request, original: Original): Diagnostic[] {
  const { host, scope } = state;
  const place = client.host(host).placeOf(scope);
  if (client.owners.isConfigured(place)) {
    const detail = `Another resource configured ${host} in this run, so its settings stay as that one declares them. Its "original" may be what this resource had set; with a moved block, it would have kept the "original" of this one.${before(scope, original)}`;
    return [warningDiagnostic(LEFT, detail, ["host"])];
  }
  const { isKept, isShared } = privateDataOf(privateState);
  // Only the destroy of a deposed object is planned in the apply, where nothing of its first plan is kept.
  const isDeposed = client.owners.isClaimed(place, "destroy");
  if (!client.owners.isClaimed(place, "keep") && !isKept && !(isDeposed && isShared)) return [];
  const detail = `Another resource manages ${host} too and stays, so the settings stay as that one declares them.${before(scope, original)}`;
  return [warningDiagnostic(LEFT, detail, ["host"])];
}

/** Whoever changed the host since this resource did wants it otherwise than this resource found it. */
function changedByAnother(
  { host, scope }: ConfigurationState,
  held: LicensingConfiguration,
  original: Original,
): Diagnostic {
  const { detail: now } = describeHeldSettings({ host, ...held });
  const detail = `${now} That is not what this resource left there, so something else manages the host. Its settings stay as they are.${before(scope, original)}`;
  return warningDiagnostic(LEFT, detail, ["host"]);
}

/** What only the state recorded, which Terraform is about to forget. */
function before(scope: string, original: Original): string {
  if (original === null) return "";
  return ` Before this resource it had: ${describeStoredSettings(storedSettingsOfOriginal(original), scope as Scope)}.`;
}

function nothingToRestore(host: string): Diagnostic {
  const detail = `What ${host} had before this resource managed it is not recorded ("original" is null). Either it was imported, and an import replaces nothing, or version 0.1.0 of the provider was killed while it changed the host. Its settings stay as they are. Run "rds-licensing check ${host}" to see them.`;
  return warningDiagnostic(LEFT, detail, ["host"]);
}
