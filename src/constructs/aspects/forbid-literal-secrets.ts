import type { IConstruct } from "constructs";
import { Annotations, type IAspect } from "../core";
import * as errors from "../errors";
import { RdslicensingProvider } from "../l1/provider";
import { terraformBlock } from "./terraform-block";
import { isLiteral, resolved, variableWithDefault } from "./written-out";

const SECRETS = { password: "RDSLICENSING_PASSWORD", client_key: "RDSLICENSING_CLIENT_KEY" } as const;

/**
 * An organization's rule: no password and no private key of a provider is a text of the program, which would be written
 * into the synthesized configuration, a file that is kept, copied and uploaded. An error of the synth is either of them
 * as a plain text, and as a `TerraformVariable` of the stack with a default, unless that is empty.
 *
 * What an expression is made of is not looked into: the rule does not see a text that is given to a function of
 * Terraform, that is part of a longer text with interpolations, that a `TerraformLocal` holds, or that is in the default
 * of a variable that `winrm` is as a whole.
 *
 * The rule is yours to add, with the `Aspects` of the CDK that your stacks come from, to each stack:
 * `Aspects.of(stack).add(new ForbidLiteralSecrets())`.
 */
export class ForbidLiteralSecrets implements IAspect {
  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const { winrm } = terraformBlock(node, RdslicensingProvider.tfResourceType) ?? {};
    const block = Object(resolved(node, winrm));
    for (const [name, environment] of Object.entries(SECRETS)) {
      const variable = variableWithDefault(node, block[name]);
      if (isLiteral(block[name])) Annotations.of(node).addError(errors.literalSecretByRule(name, environment));
      else if (variable !== undefined) Annotations.of(node).addError(errors.defaultSecretByRule(name, variable));
    }
  }
}
