import type { ConfigurableMode, LicensingConfiguration, Scope, WriteMethod } from "../../licensing";
import { type CreateRequest, type Diagnostic, hasErrors, PluginError, warningDiagnostic } from "../../plugin";
import {
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
  const target = storedSettingsOf(desired(planned), licensing.scope);
  const { original, windows, checks } = await onHost(async () => {
    const { stored: original, windows } = await licensing.readToReplace(target, signal);
    const reachable = await minimumReachableDiagnostics(planned, windows.terminalService);
    const types = judge(planned.host, licensing.mistypedValues(original));
    return { original, windows, checks: [...types, ...policyDiagnostics(planned, windows.effective), ...reachable] };
  });
  if (hasErrors(checks)) throw new PluginError("refused", checks);
  const change: LicensingChange = {
    current: original,
    target,
    method: planned.write_method as WriteMethod,
    windows,
    asksWindows: true,
  };
  const result = await licensing.reconcile(change, signal);
  const diagnostics = [...checks, ...restartDiagnostics(planned, windows.effective, result)];
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
  changed: Pick<Changed, "licensing" | "windows" | "reached" | "effective">,
  original: ConfigurationState["original"],
): Promise<{ readonly state: ConfigurationState; readonly diagnostics: readonly Diagnostic[] }> {
  const { licensing, reached } = changed;
  const actual: LicensingConfiguration = licensing.configurationOf(reached);
  const { effective, diagnostics } = await effectiveAfter(changed, signal);
  const identity = identityOf(planned, client, original);
  return {
    state: stateOf(identity, { actual, effective }, planned),
    diagnostics: [...effectiveDiagnostics(planned.host, effective), ...diagnostics],
  };
}

/** A change that is done is not lost because the host no longer answers. */
async function effectiveAfter(
  { licensing, windows, effective: found }: Parameters<typeof stateAfter>[1],
  signal: AbortSignal,
) {
  try {
    return { effective: found ?? (await licensing.askWindows(signal)), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const effective = { ...windows.effective, mode: undefined, licenseServers: undefined };
    const detail = `${licensing.host} no longer answered when asked what it uses now: ${error.reason} The next plan asks again.`;
    return { effective, diagnostics: [warningDiagnostic("Effective values are not known", detail, ["host"])] };
  }
}
