import type { ConfigurableMode, LicensingConfiguration, Scope, WriteMethod } from "../../licensing";
import { type CreateRequest, type Diagnostic, hasErrors, PluginError, warningDiagnostic } from "../../plugin";
import type {
  LicensingChange,
  StoredSettings,
  MistypedValue,
  Reconciliation,
  SessionHostLicensing,
  EffectiveSettings,
} from "../../windows";
import { HostError } from "../../windows/errors/host-error";
import { storedSettingsOf } from "../../windows/settings/stored-settings";
import { onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";
import { minimumReachableDiagnostics } from "./minimum-reachable";
import { policyDiagnostics } from "./policy-override";
import { restartDiagnostics } from "./restart-diagnostics";
import { effectiveDiagnostics } from "./effective-diagnostics";

export type ChangeRequest = Pick<
  CreateRequest<typeof CONFIGURATION_SCHEMA, HostSessions>,
  "planned" | "client" | "signal"
>;

/** A change of one host, from what it held to what became of it. */
export interface Changed extends Reconciliation {
  readonly licensing: SessionHostLicensing;
  readonly original: StoredSettings;
  /** Warnings; what made the change fail is in `error`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What Windows said before. */
  readonly view: EffectiveSettings;
}

/**
 * Changes a host to what is planned, unless Group Policy, missing license servers or what it holds forbid it: then
 * nothing is written and a `PluginError` is thrown. A change that fails half-way does not throw.
 *
 * @param judge what forbids to replace the values of a wrong type
 */
export async function changeConfiguration(
  { planned, client, signal }: ChangeRequest,
  judge: (host: string, values: readonly MistypedValue[]) => Diagnostic[] = () => [],
): Promise<Changed> {
  const licensing = await client.licensingOf(planned.host, planned.scope as Scope);
  const { original, view, checks } = await onHost(async () => {
    const original = await licensing.stored(signal);
    const view = await licensing.askWindows(signal);
    const reachable = await minimumReachableDiagnostics(planned, view);
    const types = judge(planned.host, licensing.mistypedValues(original));
    return { original, view, checks: [...types, ...policyDiagnostics(planned, view.effective), ...reachable] };
  });
  if (hasErrors(checks)) throw new PluginError("refused", checks);
  const change: LicensingChange = {
    current: original,
    target: storedSettingsOf(desired(planned), licensing.scope),
    method: planned.write_method as WriteMethod,
    view,
  };
  const result = await licensing.reconcile(change, signal);
  const diagnostics = [...checks, ...restartDiagnostics(planned, view, result), ...effectiveDiagnostics(planned.host, view)];
  return { ...result, licensing, original, view, diagnostics };
}

function desired({ mode, license_servers }: ChangeRequest["planned"]) {
  return { mode: mode as ConfigurableMode, licenseServers: license_servers };
}

/**
 * The state of a host after a change, with what Windows says now.
 *
 * @param original what the host held before it was managed
 */
export async function stateAfter(
  { planned, client, signal }: ChangeRequest,
  { licensing, view: before, reached }: Pick<Changed, "licensing" | "view" | "reached">,
  original: ConfigurationState["original"],
): Promise<{ readonly state: ConfigurationState; readonly diagnostics: readonly Diagnostic[] }> {
  const actual: LicensingConfiguration = licensing.configurationOf(reached);
  const { view, diagnostics } = await viewAfter(licensing, before, signal);
  const identity = identityOf(planned, client, original);
  return { state: stateOf(identity, { actual, effective: view.effective }, planned), diagnostics };
}

/** A change that is done is not lost because the host no longer answers. */
async function viewAfter(licensing: SessionHostLicensing, before: EffectiveSettings, signal: AbortSignal) {
  try {
    return { view: await licensing.askWindows(signal), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const view = { ...before, effective: { ...before.effective, mode: undefined, licenseServers: undefined } };
    const detail = `${licensing.host} no longer answered when it was asked what it uses now: ${error.summary}. ${error.detail} The next plan asks again.`;
    return { view, diagnostics: [warningDiagnostic("Effective values are not known", detail, ["host"])] };
  }
}
