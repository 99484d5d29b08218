import type { IConstruct } from "constructs";
import { Annotations, type IAspect, Token } from "../core";
import * as errors from "../errors";
import { RdslicensingProvider } from "../l1/provider";
import { terraformBlock } from "./terraform-block";

const SWITCHES = ["insecure", "allow_unencrypted"] as const;

/**
 * An organization's rule: no provider skips the checking of certificates (`insecure`) or sends anything readable
 * (`allowUnencrypted`). Either is an error of the synth unless it is absent or `false`: what only Terraform knows can
 * not be vouched for. The environment variables of the two are out of a CDK's sight.
 *
 * The rule is yours to add, with the `Aspects` of the CDK that your stacks come from, to each stack:
 * `Aspects.of(stack).add(new ForbidInsecureConnections())`.
 */
export class ForbidInsecureConnections implements IAspect {
  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const winrm = terraformBlock(node, RdslicensingProvider.tfResourceType)?.winrm ?? {};
    if (Token.isUnresolved(winrm)) Annotations.of(node).addError(errors.winrmNotInSight());
    for (const name of SWITCHES) {
      const value = winrm[name] ?? false;
      if (value !== false) Annotations.of(node).addError(errors.insecureByRule(name));
    }
  }
}
