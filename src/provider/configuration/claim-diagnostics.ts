import {
  type Diagnostic,
  type JsonValue,
  type Outcome,
  type PlanDeleteRequest,
  type PlanRequest,
  warningDiagnostic,
} from "../../plugin";
import type { Claim } from "../host-owners";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";

type S = typeof CONFIGURATION_SCHEMA;
type Request = Pick<PlanRequest<S, HostSessions>, "client" | "prior" | "planned" | "privateState">;

/** What a plan hands on to the plan of the same resource's replacement, which is made anew in the same walk. */
interface Claimed {
  readonly claim?: number;
}

/** Claims the host of a resource that is created or stays, and warns where another resource of the plan does too. */
export function claimHost({ client, prior, planned, privateState }: Request): {
  readonly privateState: JsonValue;
  readonly diagnostics: Diagnostic[];
} {
  const unclaimed = { privateState: withoutClaim(privateState), diagnostics: [] };
  const { host, scope } = planned;
  if (client === undefined || typeof host !== "string" || typeof scope !== "string") return unclaimed;
  const place = client.placeOf(host, scope);
  if (prior !== null && (prior.host !== host || prior.scope !== scope)) {
    // Its replacement, which is planned next, claims the new place.
    if (client.placeOf(prior.host, prior.scope) !== place) claimDeletion(client, prior);
    return unclaimed;
  }
  const claim: Claim = { host, intent: prior === null ? "create" : "manage" };
  const earlier = prior === null ? (privateState as Claimed | null)?.claim : undefined;
  const { number, others } = client.owners.claim(place, claim, earlier);
  return {
    privateState: { ...(unclaimed.privateState as object), claim: number },
    diagnostics: claimDiagnostics(claim, others),
  };
}

/** Private data as it is kept with the resource: a claim is of one walk only. */
export function withoutClaim(privateState: JsonValue): JsonValue {
  const { claim: _, ...kept } = (privateState ?? {}) as Claimed & { readonly [name: string]: JsonValue };
  return Object.keys(kept).length === 0 ? null : kept;
}

/** Claims the host of a resource that is to be deleted, and warns where another resource of the plan is to have it. */
export async function planDeletion({ client, state }: PlanDeleteRequest<S, HostSessions>): Promise<Outcome> {
  return { diagnostics: client === undefined ? [] : claimDeletion(client, state) };
}

function claimDeletion(client: HostSessions, { host, scope }: { readonly host: string; readonly scope: string }) {
  const claim: Claim = { host, intent: "destroy" };
  const { others } = client.owners.claim(client.placeOf(host, scope), claim);
  return claimDiagnostics(claim, others);
}

function claimDiagnostics(claim: Claim, others: readonly Claim[]): Diagnostic[] {
  const [other] = others.filter(({ intent }) => intent !== "destroy" || claim.intent !== "destroy");
  if (other === undefined) return [];
  const isHandedOver = [claim.intent, other.intent].includes("destroy");
  return [isHandedOver ? handedOver(claim, other) : twoOwners(claim, other)];
}

function twoOwners({ host }: Claim, other: Claim): Diagnostic {
  const names =
    host === other.host
      ? `Another resource names "${host}" too`
      : `"${host}" is the same host as "${other.host}", which another resource names`;
  const detail = `${names}. Each of them sets the host at every apply, so that it never stays as either declares it where they differ, and destroying one changes the host under the other. Keep one resource for each host and scope.`;
  return warningDiagnostic(`${host}: Two resources manage this host`, detail, ["host"]);
}

function handedOver({ host }: Claim, other: Claim): Diagnostic {
  const spelled = host === other.host ? "" : ` (which one of them calls "${other.host}")`;
  const detail = `This plan has one resource that lets go of ${host}${spelled} and another that manages it. It ends as the one that stays declares it, in whichever order they run; but what "original" then records, and a later destroy restores, may be what the other had set. Where a resource only gets another address, write a block "moved" with "from" and "to" instead: it changes nothing on the host and keeps "original".`;
  return warningDiagnostic(`${host}: Another resource lets go of this host`, detail, ["host"]);
}
