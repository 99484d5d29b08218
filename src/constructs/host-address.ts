import type { Construct, Node } from "constructs";
import { TerraformStack } from "./cdk";
import * as errors from "./errors";
import { hostKey, knownAtSynth } from "./tokens";

const FARM = Symbol.for("cdktf-rds-licensing.farm");

/** Makes the hosts of all groups below a farm parts of the farm, so that they keep their addresses between groups. */
export function addressHostsBelow(farm: Construct): void {
  Object.defineProperty(farm, FARM, { value: new Map<string, string>() });
}

/**
 * The name that the stack gives the resource of a host in a group of a farm: that of a part of the farm, whatever the
 * group. Undefined outside a farm, and where only Terraform knows the scope: a host may have two resources in one farm,
 * for its own settings and for its policy.
 *
 * Two hosts at one address would silently become one resource, so the second is an error. The same host a second time is
 * not: synth reports that with more detail.
 *
 * @param id the id of the host in the construct tree
 */
export function hostAddress(group: Construct, id: string, host: string, scope: string): string | undefined {
  const farm = group.node.scopes.find((construct) => FARM in construct);
  if (farm === undefined || knownAtSynth(scope) === undefined) return undefined;
  const path = [id, ...(scope === "local" ? [] : [scope])].map((name) => ({ node: { id: name } }));
  // A node that is in no tree: the farm may have a group of the same id.
  const place: Node = Object.create(farm.node, { scopes: { value: [...farm.node.scopes, ...path] } });
  const address = TerraformStack.of(farm).getLogicalId(place);
  const { [FARM]: given } = farm as Construct & { readonly [FARM]: Map<string, string> };
  const other = given.get(address);
  if (other !== undefined && (knownAtSynth(host) === undefined || other !== hostKey(host)))
    throw errors.hostIdTaken(group.node.path, id);
  given.set(address, hostKey(host));
  return address;
}
