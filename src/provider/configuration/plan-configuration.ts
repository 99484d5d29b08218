import { harmlessValues } from "../../harmless-text";
import {
  differences,
  type EffectiveLicensing,
  type LicensingMode,
  type Scope,
  type SettingSource,
} from "../../licensing";
import {
  isUnknown,
  isWhollyKnown,
  type PlanOutcome,
  type PlanRequest,
  UNKNOWN,
  type Value,
  valuesEqual,
} from "../../plugin";
import { configurationOf, LICENSING_SCOPES } from "../../windows";
import type { HostPool } from "../host-pool";
import { askBeforeCreation } from "./ask-before-creation";
import { type Claimed, claimHost, keptBy, type Place } from "./claim-diagnostics";
import type { CONFIGURATION_SCHEMA, ConfigurationState, Wanted } from "./configuration-schema";
import { policyDiagnostics } from "./policy-override";
import { privateDataOf, privateState } from "./private-data";

type S = typeof CONFIGURATION_SCHEMA;
type Request = PlanRequest<S, HostPool>;

/** What Windows will use after a change is open: a policy can come and go between plan and apply. */
const OPEN = {
  effective_mode: UNKNOWN,
  effective_license_servers: UNKNOWN,
  mode_source: UNKNOWN,
  license_servers_source: UNKNOWN,
} as const;

/** Tells who else manages the host, what Group Policy overrides, and what a host that is to be managed holds now. */
export function planConfiguration(request: Request): Promise<PlanOutcome<S>> {
  const { prior } = request;
  if (prior === null) return planCreation(request);
  return isElsewhere(request, prior) ? planReplacement(request, prior) : planChange(request, prior);
}

/**
 * Terraform plans a replacement twice, first as a change and then as a creation, and shows only what the first plan has to
 * tell. The second finds what the first handed on, and asks nothing again.
 */
async function planCreation(request: Request): Promise<PlanOutcome<S>> {
  const { planned, client } = request;
  const { claim: earlier, isKept, ...kept } = privateDataOf(request.privateState);
  const place = placeIn(planned);
  if (earlier !== undefined) {
    const claim = client && place && claimHost(client, place, "create", earlier).number;
    return { planned, privateState: privateState(kept, { claim, isKept }) };
  }
  const { claimed, diagnostics } = await tellCreation(request, place);
  return { planned, privateState: privateState({}, { claim: claimed?.number }), diagnostics };
}

async function planReplacement(request: Request, prior: ConfigurationState): Promise<PlanOutcome<S>> {
  const { client, planned } = request;
  const before = client && claimHost(client, prior, "destroy");
  const { claimed, diagnostics } = await tellCreation(request, placeIn(planned));
  const handedOn = { claim: claimed?.number, ...keptBy(before?.others ?? []) };
  return {
    planned: { ...planned, ...OPEN },
    privateState: privateState(privateDataOf(request.privateState), handedOn),
    requiresReplacement: ["host"],
    diagnostics: [...(before?.diagnostics ?? []), ...diagnostics],
  };
}

/** What a plan has to tell of a host before it is managed. */
async function tellCreation(request: Request, place: Place | undefined) {
  const { client, planned } = request;
  const claimed = client && place && claimHost(client, place, "create");
  const wanted = wantedOf(planned);
  const found = wanted === undefined ? [] : await askBeforeCreation(request, wanted);
  return { claimed, diagnostics: [...(claimed?.diagnostics ?? []), ...found] };
}

/** A host that is spelled otherwise is the same object, and its identifier follows. */
async function planChange(request: Request, prior: ConfigurationState): Promise<PlanOutcome<S>> {
  const { client, planned } = request;
  const place = placeIn(planned);
  const isSame = valuesEqual(planned as Value, prior as Value);
  const isPutBack = client?.owners.isPutBack(client.host(prior.host).placeOf(prior.scope)) ?? false;
  // Refreshed and not planned yet: it may be let go of.
  const isOpen = client?.owners.isOpen(client.host(prior.host).placeOf(prior.scope)) ?? false;
  const intent = isSame && !isPutBack && !isOpen ? "keep" : "update";
  const claimed = client && place && claimHost(client, place, intent);
  const wanted = wantedOf(planned);
  const overridden = wanted === undefined ? [] : policyDiagnostics(wanted, effectiveOf(prior));
  const isChanged = !isSame || isPutBack || isOpen || isLetGo(claimed) || isAdopted(request, prior);
  const id = planned.host === prior.host ? planned.id : UNKNOWN;
  return {
    planned: isChanged ? { ...planned, ...OPEN, id } : planned,
    privateState: privateState(privateDataOf(request.privateState), { claim: claimed?.number }),
    diagnostics: [...(claimed?.diagnostics ?? []), ...overridden],
  };
}

/**
 * Whether the host holds what is declared, and not what this resource is known to have left: Terraform was killed after a
 * change, or somebody else made it. A change that writes nothing then records it, for a destroy to know it as its own.
 */
function isAdopted({ privateState }: Request, prior: ConfigurationState): boolean {
  const { left } = privateDataOf(privateState);
  if (left === undefined) return false;
  const held = { mode: prior.mode as LicensingMode, licenseServers: prior.license_servers };
  const recorded = harmlessValues(configurationOf(left, LICENSING_SCOPES[prior.scope as Scope]));
  return differences(recorded, held).length > 0;
}

/**
 * Whether another resource of the plan stops managing the host. Then a resource that stays is planned as a change: where the
 * other turns out to have run first, the apply brings the host back to what is declared.
 */
function isLetGo(claimed: Claimed | undefined): boolean {
  return claimed?.others.some(({ intent }) => intent === "destroy") ?? false;
}

function placeIn({ host, scope }: Request["planned"]): Place | undefined {
  return typeof host === "string" && typeof scope === "string" ? { host, scope } : undefined;
}

/** What is wanted, as soon as all of it is known. */
function wantedOf(planned: Request["planned"]): Wanted | undefined {
  const { host, mode, license_servers, scope, on_policy_override, on_destroy } = planned;
  const wanted = { host, mode, license_servers, scope, on_policy_override, on_destroy };
  return isWhollyKnown(wanted as Value) ? (wanted as Wanted) : undefined;
}

/** Whether it is another host, or another place on it. A host is the same in any spelling, once the default port is known. */
function isElsewhere({ client, planned }: Request, prior: ConfigurationState): boolean {
  const { host, scope } = planned;
  if (isUnknown(host) || isUnknown(scope) || scope !== prior.scope) return true;
  if (client === undefined) return host.toLowerCase() !== prior.host.toLowerCase();
  return client.host(host).placeOf(scope) !== client.host(prior.host).placeOf(prior.scope);
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
