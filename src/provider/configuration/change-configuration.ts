import type { ConfigurableMode, LicensingConfiguration, Scope, WriteMethod } from "../../licensing";
import { type CreateRequest, type Diagnostic, hasErrors, PluginError, warningDiagnostic } from "../../plugin";
import {
  type EffectiveSettings,
  HostError,
  type LicensingChange,
  type MistypedValue,
  type Reconciliation,
  type SessionHostLicensing,
  type StoredSettings,
  storedSettingsOf,
  type WindowsAnswer,
} from "../../windows";
import { onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";
import { minimumReachableDiagnostics } from "./minimum-reachable";
import { policyDiagnostics } from "./policy-override";
import { effectiveDiagnostics } from "./reading-diagnostics";
import { restartDiagnostics } from "./restart-diagnostics";

export type ChangeRequest = Pick<CreateRequest<typeof CONFIGURATION_SCHEMA, HostPool>, "planned" | "client" | "signal">;

/** A change of one host, from what it held to what became of it. */
export interface Changed extends Reconciliation {
  readonly licensing: SessionHostLicensing;
  readonly original: StoredSettings;
  /** Warnings; what made the change fail is in `error`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What Windows answered before. */
  readonly windows: WindowsAnswer;
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
  const licensing = await client.host(planned.host).licensing(planned.scope as Scope);
  const { original, windows, checks } = await onHost(async () => {
    const original = await licensing.stored(signal);
    const windows = await licensing.askWindows(signal);
    const reachable = await minimumReachableDiagnostics(planned, windows.terminalService);
    const types = judge(planned.host, licensing.mistypedValues(original));
    return { original, windows, checks: [...types, ...policyDiagnostics(planned, windows.effective), ...reachable] };
  });
  if (hasErrors(checks)) throw new PluginError("refused", checks);
  const change: LicensingChange = {
    current: original,
    target: storedSettingsOf(desired(planned), licensing.scope),
    method: planned.write_method as WriteMethod,
    windows,
  };
  const result = await licensing.reconcile(change, signal);
  const { effective } = windows;
  const diagnostics = [
    ...checks,
    ...restartDiagnostics(planned, effective, result),
    ...effectiveDiagnostics(planned.host, effective),
  ];
  return { ...result, licensing, original, windows, diagnostics };
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
  { licensing, windows, reached }: Pick<Changed, "licensing" | "windows" | "reached">,
  original: ConfigurationState["original"],
): Promise<{ readonly state: ConfigurationState; readonly diagnostics: readonly Diagnostic[] }> {
  const actual: LicensingConfiguration = licensing.configurationOf(reached);
  const { effective, diagnostics } = await effectiveAfter(licensing, windows.effective, signal);
  const identity = identityOf(planned, client, original);
  return { state: stateOf(identity, { actual, effective }, planned), diagnostics };
}

/** A change that is done is not lost because the host no longer answers. */
async function effectiveAfter(licensing: SessionHostLicensing, before: EffectiveSettings, signal: AbortSignal) {
  try {
    return { effective: (await licensing.askWindows(signal)).effective, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const effective = { ...before, mode: undefined, licenseServers: undefined };
    const detail = `${licensing.host} no longer answered when asked what it uses now: ${error.reason} The next plan asks again.`;
    return { effective, diagnostics: [warningDiagnostic("Effective values are not known", detail, ["host"])] };
  }
}
