import type { Construct, Node } from "constructs";
import { TerraformStack } from "./core";
import * as errors from "./errors";
import { keyOf, known } from "./known";

const FARM = Symbol.for("cdktf-rds-licensing.farm");

/** Has the hosts of all groups below a construct addressed as its own, so that they keep their addresses between groups. */
export function addressHostsBelow(farm: Construct): void {
  Object.defineProperty(farm, FARM, { value: new Map<string, string>() });
}

/**
 * The name that the stack gives the resource of a host in a group of a farm: that of a part of the farm, whatever the
 * group. Undefined outside of a farm, and where the scope is known to Terraform only: a host may have two resources in
 * one farm, for its own settings and for its policy.
 *
 * Two hosts of one address would silently be one resource, so the second is an error. The same host a second time is
 * not: its name tells more of that at synth.
 *
 * @param id what the host is known by
 */
export function hostAddress(group: Construct, id: string, host: string, scope: string): string | undefined {
  const farm = group.node.scopes.find((construct) => FARM in construct);
  if (farm === undefined || known(scope) === undefined) return undefined;
  const path = [id, ...(scope === "local" ? [] : [scope])].map((name) => ({ node: { id: name } }));
  // A node that is in no tree: the farm may have a group of the same id.
  const place: Node = Object.create(farm.node, { scopes: { value: [...farm.node.scopes, ...path] } });
  const address = TerraformStack.of(farm).getLogicalId(place);
  const { [FARM]: given } = farm as Construct & { readonly [FARM]: Map<string, string> };
  const other = given.get(address);
  if (other !== undefined && (known(host) === undefined || other !== keyOf(host)))
    throw errors.hostIdTaken(group.node.path, id);
  given.set(address, keyOf(host));
  return address;
}
