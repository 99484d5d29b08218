import type { IConstruct } from "constructs";
import { Annotations, type IAspect } from "../core";
import * as errors from "../errors";
import { known } from "../known";
import { RdslicensingProvider } from "../l1/provider";
import { terraformBlock } from "./terraform-block";

const SECRETS = { password: "RDSLICENSING_PASSWORD", client_key: "RDSLICENSING_CLIENT_KEY" } as const;

/**
 * An organization's rule: no password and no private key of a provider is written out in the synthesized configuration,
 * which is a file that is kept, copied and uploaded. Either is an error of the synth unless it is absent or a token.
 *
 * The rule is yours to add, with the `Aspects` of the CDK that your stacks come from, to each stack:
 * `Aspects.of(stack).add(new ForbidLiteralSecrets())`.
 */
export class ForbidLiteralSecrets implements IAspect {
  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const winrm = terraformBlock(node, RdslicensingProvider.tfResourceType)?.winrm ?? {};
    for (const [name, variable] of Object.entries(SECRETS)) {
      const secret: unknown = winrm[name];
      if (typeof secret === "string" && known(secret) !== undefined) {
        Annotations.of(node).addError(errors.literalSecretByRule(name, variable));
      }
    }
  }
}
