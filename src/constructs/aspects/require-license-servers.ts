import type { IConstruct } from "constructs";
import { foldLicenseServer } from "../../licensing";
import { Annotations, Fn, type IAspect, Op, Token } from "../core";
import * as errors from "../errors";
import { known } from "../known";
import { Configuration } from "../l1/configuration";
import { validateWholeNumber } from "../validate-props";
import { terraformBlock } from "./terraform-block";

/**
 * An organization's rule: every session host has at least so many license servers, each counted once, as Windows ignores
 * letter case. A shorter list is an error of the synth; for a list that is a token, or an interpolation written by hand,
 * a precondition makes it an error of the plan.
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
    const servers: unknown = block.license_servers;
    if (typeof servers === "string" || Token.isUnresolved(servers))
      this.addPrecondition(node as Configuration, servers);
    else if (countOf(servers) < this.minimum) {
      Annotations.of(node).addError(errors.tooFewByRule(this.minimum, countOf(servers)));
    }
  }

  private addPrecondition(resource: Configuration, servers: unknown): void {
    const precondition = { condition: this.conditionFor(servers), errorMessage: errors.tooFewByRule(this.minimum) };
    const present = resource.lifecycle?.precondition ?? [];
    // The CDK visits again at every synth.
    if (present.some(({ errorMessage }) => errorMessage === precondition.errorMessage)) return;
    resource.lifecycle = { ...resource.lifecycle, precondition: [...present, precondition] };
  }

  /** An interpolation written by hand goes into one of ours: the CDK's functions would escape it. */
  private conditionFor(servers: unknown) {
    if (typeof servers === "string" && !Token.isUnresolved(servers))
      return `\${length("${servers}") >= ${this.minimum}}`;
    return Op.gte(Fn.lengthOf(servers), this.minimum);
  }
}

/** How many license servers a list names; what is no list names none. */
function countOf(servers: unknown): number {
  const names: unknown[] = Array.isArray(servers) ? servers : [];
  return new Set(names.map(keyOf)).size;
}

/** What a license server is told from others by; one that only Terraform knows is none of the others. */
function keyOf(name: unknown): unknown {
  const text = typeof name === "string" ? known(name) : undefined;
  return text === undefined ? name : foldLicenseServer(text);
}
