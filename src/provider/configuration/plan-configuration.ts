import type { EffectiveLicensing, LicensingMode, SettingSource } from "../../licensing";
import { isWhollyKnown, type PlanOutcome, type PlanRequest, UNKNOWN, type Value, valuesEqual } from "../../plugin";
import type { HostSessions } from "../host-sessions";
import { askBeforeCreation } from "./ask-before-creation";
import { claimHost } from "./claim-diagnostics";
import type { CONFIGURATION_SCHEMA, ConfigurationState } from "./configuration-schema";
import { policyDiagnostics } from "./policy-override";
import type { Wanted } from "./wanted";

type S = typeof CONFIGURATION_SCHEMA;
type Request = PlanRequest<S, HostSessions>;

/** What Windows will use after a change is open: a policy can come and go between plan and apply. */
const OPEN = {
  effective_mode: UNKNOWN,
  effective_license_servers: UNKNOWN,
  mode_source: UNKNOWN,
  license_servers_source: UNKNOWN,
} as const;

/** Tells who else manages the host, what Group Policy overrides, and what a host that is to be managed holds now. */
export async function planConfiguration(request: Request): Promise<PlanOutcome<S>> {
  const { prior, planned } = request;
  const wanted = wantedOf(planned);
  const { privateState, diagnostics: claims } = claimHost(request);
  if (prior === null) {
    const found = wanted === undefined ? [] : await askBeforeCreation(request, wanted);
    return { planned, privateState, diagnostics: [...claims, ...found] };
  }
  const overridden =
    wanted === undefined || isElsewhere(wanted, prior) ? [] : policyDiagnostics(wanted, effectiveOf(prior));
  const diagnostics = [...claims, ...overridden];
  return { planned: valuesEqual(planned, prior) ? planned : { ...planned, ...OPEN }, privateState, diagnostics };
}

/** What is wanted, as soon as all of it is known. */
function wantedOf(planned: Request["planned"]): Wanted | undefined {
  const { host, mode, license_servers, scope, on_policy_override, on_destroy } = planned;
  const wanted = { host, mode, license_servers, scope, on_policy_override, on_destroy };
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
