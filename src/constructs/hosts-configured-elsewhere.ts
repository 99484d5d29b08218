import type { Construct, IConstruct } from "constructs";
import { TerraformStack } from "./cdk";
import * as errors from "./errors";
import { Configuration } from "./l1/configuration";
import { knownAtSynth } from "./tokens";

/**
 * An error for each session host of `construct` that another part of its stack configures in the same scope. The local
 * settings of a host and those of its policy do not affect each other.
 */
export function hostsConfiguredElsewhere(construct: Construct): string[] {
  const all = TerraformStack.of(construct).node.findAll().filter(isConfiguration);
  const others = new Map(all.filter((one) => !isBelow(construct, one)).map((one) => [targetOf(one), one]));
  return all
    .filter((one) => isBelow(construct, one))
    .flatMap((one) => {
      const target = targetOf(one);
      const other = target === undefined ? undefined : others.get(target);
      return other === undefined ? [] : [errors.configuredTwice(one.hostInput ?? "", other.node.path)];
    });
}

/** Not by `instanceof`, so that resources of bindings that the user generated count too. */
function isConfiguration(construct: IConstruct): construct is Configuration {
  return (construct as Partial<Configuration>).terraformResourceType === Configuration.tfResourceType;
}

function isBelow(construct: Construct, other: IConstruct): boolean {
  return other.node.scopes.includes(construct);
}

/** The host and the scope of a resource; undefined while only Terraform knows either. */
function targetOf({ hostInput = "", scopeInput = "local" }: Configuration): string | undefined {
  const [host, scope] = [knownAtSynth(hostInput), knownAtSynth(scopeInput)];
  return host === undefined || scope === undefined ? undefined : `${scope} ${host.toLowerCase()}`;
}
