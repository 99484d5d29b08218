import type { IConstruct } from "constructs";
import { Annotations, type IAspect, Token } from "../cdk";
import * as errors from "../errors";
import { RdslicensingProvider } from "../l1/provider";
import { terraformBlock } from "./terraform-block";

const SWITCHES = ["insecure", "allow_unencrypted"] as const;

/**
 * A rule for an organization's stacks: no provider skips the verification of certificates (`insecure`) or sends
 * unencrypted messages (`allowUnencrypted`). Each must be absent or `false`; a value that only Terraform knows is an error
 * too. The rule does not see the environment variables of the two.
 *
 * Add it to each stack, with the `Aspects` of the CDK that the stack comes from.
 *
 * @example
 * Aspects.of(stack).add(new ForbidInsecureConnections());
 */
export class ForbidInsecureConnections implements IAspect {
  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const winrm = terraformBlock(node, RdslicensingProvider.tfResourceType)?.winrm ?? {};
    if (Token.isUnresolved(winrm)) Annotations.of(node).addError(errors.winrmIsToken());
    for (const name of SWITCHES) {
      const value = winrm[name] ?? false;
      if (value !== false) Annotations.of(node).addError(errors.insecureByRule(name));
    }
  }
}
