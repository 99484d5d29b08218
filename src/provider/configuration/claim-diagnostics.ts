import { type Diagnostic, type PlanDeleteOutcome, type PlanDeleteRequest, warningDiagnostic } from "../../plugin";
import type { Claim, Intent } from "../host-owners";
import type { HostPool } from "../host-pool";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { privateDataOf, privateState } from "./private-data";

type S = typeof CONFIGURATION_SCHEMA;

/** One host's settings in one scope. */
export interface Place {
  readonly host: string;
  readonly scope: string;
}

/** What a claim found. */
export interface Claimed {
  readonly number: number;
  readonly others: readonly Claim[];
  /** What the user is to know of the others. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Claims a host for a resource, and warns where another resource of the plan has to do with it too.
 *
 * @param earlier the number of this resource's earlier claim in this walk, which this one replaces
 */
export function claimHost(client: HostPool, { host, scope }: Place, intent: Intent, earlier?: number): Claimed {
  const claim: Claim = { host, intent };
  const { number, others } = client.owners.claim(client.host(host).placeOf(scope), claim, earlier);
  return { number, others, diagnostics: claimDiagnostics(claim, others) };
}

/** Claims the host of a resource that is to be deleted, and tells its deletion where another resource is known to keep it. */
export async function planDeletion({
  client,
  state,
  privateState: kept,
}: PlanDeleteRequest<S, HostPool>): Promise<PlanDeleteOutcome> {
  const data = privateDataOf(kept);
  if (client === undefined) return { privateState: privateState(data) };
  const { others, diagnostics } = claimHost(client, state, "destroy");
  return { privateState: privateState(data, { isShared: data.isShared, ...keptBy(others) }), diagnostics };
}

/** What a destroy is told by its plan: nothing of resources that run in the apply too, which it will know then. */
export function keptBy(others: readonly Claim[]): { readonly isKept?: true } {
  return others.some(({ intent }) => intent === "keep") ? { isKept: true } : {};
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
  const detail = `${names}. Each of them sets the host at every apply, so where they differ, the host never stays as either declares it. Keep one resource for each host and scope.`;
  return warningDiagnostic(`${host}: Two resources manage this host`, detail, ["host"]);
}

function handedOver({ host, intent }: Claim, other: Claim): Diagnostic {
  const spelled = host === other.host ? "" : ` (which one of them calls "${other.host}")`;
  const isCreated = [intent, other.intent].includes("create");
  const what = isCreated
    ? `Where the creation runs first, its "original" is what the other had set, and a later destroy restores that.`
    : `What the one that is destroyed recorded in "original" is not restored.`;
  const detail = `In this plan, one resource stops managing ${host}${spelled} and another manages it. Whichever runs first, the host ends as the one that stays declares it. ${what} If a resource only gets another address, use a "moved" block with "from" and "to" instead: it changes nothing on the host and keeps "original".`;
  return warningDiagnostic(`${host}: Another resource stops managing this host`, detail, ["host"]);
}
