import type { IConstruct } from "constructs";
import { foldLicenseServer } from "../../licensing";
import { acceptFunctions } from "../accept-functions";
import { Annotations, Fn, type IAspect, Op, Token } from "../cdk";
import * as errors from "../errors";
import { Configuration } from "../l1/configuration";
import { knownAtSynth } from "../tokens";
import { validateWholeNumber } from "../validate-props";
import { terraformBlock } from "./terraform-block";

/**
 * A rule for an organization's stacks: every session host has a minimum number of license servers. Each is counted once,
 * ignoring letter case as Windows does. A shorter list is an error of the synth; for a list that is a token or a
 * handwritten interpolation, a precondition makes it an error of the plan.
 *
 * Add it to each stack, with the `Aspects` of the CDK that the stack comes from.
 *
 * @example
 * Aspects.of(stack).add(new RequireLicenseServers(2));
 */
export class RequireLicenseServers implements IAspect {
  readonly #minimum: number;

  /** @param minimum at least 1 */
  public constructor(minimum: number) {
    validateWholeNumber("RequireLicenseServers", "minimum", minimum, [1]);
    this.#minimum = minimum;
  }

  /** Called by the CDK for every construct. */
  public visit(node: IConstruct): void {
    const block = terraformBlock(node, Configuration.tfResourceType);
    if (block === undefined) return;
    const servers: unknown = block.license_servers;
    if (typeof servers === "string" || Token.isUnresolved(servers))
      this.#addPrecondition(node as Configuration, servers);
    else if (countOf(servers) < this.#minimum) {
      Annotations.of(node).addError(errors.tooFewByRule(this.#minimum, countOf(servers)));
    }
  }

  #addPrecondition(resource: Configuration, servers: unknown): void {
    const precondition = { condition: this.#conditionFor(servers), errorMessage: errors.tooFewByRule(this.#minimum) };
    const present = resource.lifecycle?.precondition ?? [];
    // The CDK visits again at every synth.
    if (present.some(({ errorMessage }) => errorMessage === precondition.errorMessage)) return;
    acceptFunctions(resource);
    resource.lifecycle = { ...resource.lifecycle, precondition: [...present, precondition] };
  }

  /** A handwritten interpolation goes into one of ours: the CDK's functions would escape it. */
  #conditionFor(servers: unknown) {
    if (typeof servers === "string" && !Token.isUnresolved(servers))
      return `\${length("${servers}") >= ${this.#minimum}}`;
    return Op.gte(Fn.lengthOf(servers), this.#minimum);
  }
}

/** How many license servers a list has; none where it is not a list. */
function countOf(servers: unknown): number {
  const names: unknown[] = Array.isArray(servers) ? servers : [];
  return new Set(names.map(serverKey)).size;
}

/** What identifies a license server; one that only Terraform knows is different from all others. */
function serverKey(name: unknown): unknown {
  const text = typeof name === "string" ? knownAtSynth(name) : undefined;
  return text === undefined ? name : foldLicenseServer(text);
}
