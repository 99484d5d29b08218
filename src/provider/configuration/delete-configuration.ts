import {
  differences,
  type LicensingConfiguration,
  type LicensingMode,
  type OnDestroy,
  type Scope,
  type WriteMethod,
} from "../../licensing";
import { type DeleteOutcome, type DeleteRequest, warningDiagnostic } from "../../plugin";
import { clearedSettings, describeHeldSettings, describeStoredSettings } from "../../windows";
import { diagnosticsOf, onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import { stateAfter } from "./change-configuration";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { storedSettingsOfOriginal } from "./original-settings";
import { recordedOriginal } from "./recorded-original";
import { restartDiagnostics } from "./restart-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;
type Request = DeleteRequest<S, HostSessions>;
type Original = ConfigurationState["original"];

/** Leaves the host as `on_destroy` says; a host that is to be kept is not even asked. */
export async function deleteConfiguration(request: Request): Promise<DeleteOutcome<S>> {
  const { state, client } = request;
  const original = recordedOriginal(request);
  const onDestroy = state.on_destroy as OnDestroy;
  if (onDestroy === "keep") return {};
  if (onDestroy === "restore" && original === null) return { diagnostics: [nothingToRestore(state.host)] };
  return client.owners.inTurn(client.placeOf(state.host, state.scope), () => putBack(request, original));
}

async function putBack({ state, client, signal }: Request, original: Original): Promise<DeleteOutcome<S>> {
  if (client.owners.isConfigured(client.placeOf(state.host, state.scope))) {
    return { diagnostics: [configuredByAnother(state.host)] };
  }
  const onDestroy = state.on_destroy as OnDestroy;
  const licensing = await client.licensingOf(state.host, state.scope as Scope);
  const { current, windows } = await onHost(async () => {
    const current = await licensing.stored(signal);
    return { current, windows: await licensing.askWindows(signal) };
  });
  const held = licensing.configurationOf(current);
  if (differences({ mode: state.mode as LicensingMode, licenseServers: state.license_servers }, held).length > 0) {
    return { diagnostics: [changedByAnother(state, held, original)] };
  }
  const isRestored = onDestroy === "restore" && original !== null;
  const target = isRestored ? storedSettingsOfOriginal(original) : clearedSettings(current, licensing.scope);
  const change = { current, target, method: state.write_method as WriteMethod, windows };
  const result = await licensing.reconcile(change, signal);
  if (result.error === undefined) return { diagnostics: restartDiagnostics(state, windows.effective, result) };
  const request = { planned: state, client, signal };
  const after = await stateAfter(request, { licensing, windows, reached: result.reached }, original);
  return { state: after.state, diagnostics: [...after.diagnostics, ...diagnosticsOf(result.error)] };
}

const LEFT = "Settings left as they are";

function configuredByAnother(host: string) {
  const detail = `Another resource configured ${host} in this run, so its settings stay as that one declares them. Its "original" may be what this resource had set; a moved block would have kept this one's.`;
  return warningDiagnostic(LEFT, detail, ["host"]);
}

/** Whoever changed the host since it was last read wants it otherwise than this resource found it. */
function changedByAnother({ host, scope }: ConfigurationState, held: LicensingConfiguration, original: Original) {
  const { detail: now } = describeHeldSettings({ host, ...held });
  const before =
    original === null
      ? ""
      : ` Before this resource it had: ${describeStoredSettings(storedSettingsOfOriginal(original), scope as Scope)}.`;
  const detail = `${now} That is not what this resource left there, so something else manages the host, and it stays as it is.${before}`;
  return warningDiagnostic(LEFT, detail, ["host"]);
}

function nothingToRestore(host: string) {
  const detail = `What ${host} held before it was managed here is not recorded ("original" is null): it was imported, and an import replaces nothing; or version 0.1.0 of the provider was killed while it changed the host. Its settings stay as they are. "rds-licensing check ${host}" shows them.`;
  return warningDiagnostic(LEFT, detail, ["host"]);
}
