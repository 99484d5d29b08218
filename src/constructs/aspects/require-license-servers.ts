import type { IConstruct } from "constructs";
import { Annotations, Fn, type IAspect, Op, Token } from "../core";
import * as errors from "../errors";
import { Configuration } from "../l1/configuration";
import { validateWholeNumber } from "../validate-props";
import { terraformBlock } from "./terraform-block";

/**
 * An organization's rule: every session host has at least so many license servers. A shorter list is an error of the
 * synth; for a list that is a token, a precondition makes it an error of the plan.
 *
 * The rule is yours to add, with the `Aspects` of the CDK that your stacks come from, to each stack:
 * `Aspects.of(stack).add(new RequireLicenseServers(2))`.
 */
export class RequireLicenseServers implements IAspect {
  /** @param minimum from 1 up */
  public constructor(private readonly minimum: number) {
    validateWholeNumber("RequireLicenseServers", "minimum", minimum, [1]);
  }

  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const block = terraformBlock(node, Configuration.tfResourceType);
    if (block === undefined) return;
    const servers: string[] = block.license_servers;
    if (Token.isUnresolved(servers)) this.addPrecondition(node as Configuration, servers);
    else if (servers.length < this.minimum) {
      Annotations.of(node).addError(errors.tooFewByRule(this.minimum, servers.length));
    }
  }

  private addPrecondition(resource: Configuration, servers: string[]): void {
    const precondition = {
      condition: Op.gte(Fn.lengthOf(servers), this.minimum),
      errorMessage: errors.tooFewByRule(this.minimum),
    };
    const present = resource.lifecycle?.precondition ?? [];
    // The CDK visits again at every synth.
    if (present.some(({ errorMessage }) => errorMessage === precondition.errorMessage)) return;
    resource.lifecycle = { ...resource.lifecycle, precondition: [...present, precondition] };
  }
}
