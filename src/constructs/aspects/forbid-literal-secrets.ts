import type { IConstruct } from "constructs";
import { Annotations, type IAspect } from "../cdk";
import * as errors from "../errors";
import { RdslicensingProvider } from "../l1/provider";
import { terraformBlock } from "./terraform-block";
import { isLiteral, resolved, variableWithDefault } from "./written-out";

const SECRETS = { password: "RDSLICENSING_PASSWORD", client_key: "RDSLICENSING_CLIENT_KEY" } as const;

/**
 * A rule for an organization's stacks: no password and no private key of a provider is written to the synthesized
 * configuration, a file that is kept, copied and uploaded. Either is an error as a plain text, and as a
 * `TerraformVariable` of the stack whose default is not empty.
 *
 * The rule does not look into expressions. It does not see a text that is passed to a Terraform function, is part of a
 * longer text with interpolations, is held by a `TerraformLocal`, or is in the default of a variable that is the whole of
 * `winrm`.
 *
 * Add it to each stack, with the `Aspects` of the CDK that the stack comes from.
 *
 * @example
 * Aspects.of(stack).add(new ForbidLiteralSecrets());
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
