import type { EffectiveLicensing, LicensingMode, Scope, SettingSource } from "../../licensing";
import {
  type Diagnostic,
  isWhollyKnown,
  type PlanOutcome,
  type PlanRequest,
  UNKNOWN,
  type Value,
  valuesEqual,
} from "../../plugin";
import type { WindowsView } from "../../windows";
import { onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { policyDiagnostics, type Wanted } from "./policy-override";
import { viewDiagnostics } from "./view-diagnostics";

type S = typeof CONFIGURATION_SCHEMA;
type Request = PlanRequest<S, HostSessions>;

/** How long a host that is to be managed is given to say what Group Policy sets, in milliseconds. */
const FIRST_LOOK_MS = 5_000;

/** What Windows will use after a change is open: a policy can come and go between plan and apply. */
const OPEN = {
  effective_mode: UNKNOWN,
  effective_license_servers: UNKNOWN,
  mode_source: UNKNOWN,
  license_servers_source: UNKNOWN,
} as const;

/** Tells of what Group Policy overrides. */
export async function planConfiguration(request: Request): Promise<PlanOutcome<S>> {
  const { prior, planned } = request;
  const wanted = wantedOf(planned);
  if (prior === null) return { planned, diagnostics: wanted === undefined ? [] : await firstLook(request, wanted) };
  const diagnostics =
    wanted === undefined || isElsewhere(wanted, prior) ? [] : policyDiagnostics(wanted, effectiveOf(prior));
  return { planned: valuesEqual(planned, prior) ? planned : { ...planned, ...OPEN }, diagnostics };
}

/** What is wanted, as soon as all of it is known. */
function wantedOf({ host, mode, license_servers, scope, on_policy_override }: Request["planned"]): Wanted | undefined {
  const wanted = { host, mode, license_servers, scope, on_policy_override };
  return isWhollyKnown(wanted as Value) ? (wanted as Wanted) : undefined;
}

/** What is replaced by settings in another place is planned once more, without the earlier ones. */
function isElsewhere(wanted: Wanted, prior: ConfigurationState): boolean {
  return wanted.host !== prior.host || wanted.scope !== prior.scope;
}

/** What Windows used when the host was last read. */
function effectiveOf(prior: ConfigurationState): EffectiveLicensing {
  return {
    mode: (prior.effective_mode ?? undefined) as LicensingMode | undefined,
    licenseServers: prior.effective_license_servers ?? undefined,
    modeSource: prior.mode_source as SettingSource,
    licenseServersSource: prior.license_servers_source as SettingSource,
  };
}

/**
 * A host that is to be created may not be there yet, so that it does not answer is no reason to fail; that it refuses
 * the credentials is, because they would be refused again at apply, and every try counts towards locking them out.
 */
async function firstLook({ client, signal, log }: Request, wanted: Wanted): Promise<Diagnostic[]> {
  if (client === undefined) return [];
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(FIRST_LOOK_MS)]);
  let view: WindowsView;
  try {
    const licensing = await client.licensingOf(wanted.host, wanted.scope as Scope);
    view = await licensing.view(deadline);
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    if (name !== "HostError") throw error;
    if (code === "unauthorized") return onHost(() => Promise.reject(error));
    log.debug("not asked at plan", { host: wanted.host, code });
    return [];
  }
  return [...policyDiagnostics(wanted, view.effective), ...viewDiagnostics(wanted.host, view)];
}
