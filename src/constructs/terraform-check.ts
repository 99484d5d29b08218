import type { Construct } from "constructs";
import { TerraformElement, Tokenization } from "./cdk";
import * as errors from "./errors";

// biome-ignore lint/suspicious/noExplicitAny: its shape is Terraform's.
type Json = any;

/** One assertion of a {@link TerraformCheck}. */
export interface CheckAssertion {
  readonly condition: string;
  /** Shown as a warning where the condition is false. */
  readonly errorMessage: string;
}

/**
 * A `check` block, for which the CDK has no construct: at the end of every plan and apply, an assertion that does not
 * hold is a warning (https://developer.hashicorp.com/terraform/language/checks; Terraform 1.5 and later, OpenTofu).
 */
export class TerraformCheck extends TerraformElement {
  readonly #assertions: () => readonly CheckAssertion[];

  /** @param assertions called at synth, so that it may grow until then; where it is empty, no block is written */
  public constructor(scope: Construct, id: string, assertions: () => readonly CheckAssertion[]) {
    super(scope, id, "check");
    this.#assertions = assertions;
  }

  public override toTerraform(): object {
    const assert = this.#assertions().map(({ condition, errorMessage }) => ({
      condition,
      error_message: errorMessage,
    }));
    if (assert.length === 0) return {};
    return { check: { [this.friendlyUniqueId]: mergeOverrides({ assert }, this.rawOverrides) } };
  }

  public override toHclTerraform(): object {
    throw errors.checkNotInHcl(this.node.path);
  }
}

/**
 * Merges the overrides of an element into what it writes, as the CDK's own elements do with a function that the CDK does
 * not export: objects are merged, lists joined, `undefined` removes, anything else replaces.
 *
 * @returns `target`, changed
 */
function mergeOverrides(target: Json, overrides: Json): Json {
  for (const [key, value] of Object.entries<Json>(overrides)) {
    if (value === undefined) delete target[key];
    else if (Array.isArray(value)) target[key] = [...(Array.isArray(target[key]) ? target[key] : []), ...value];
    else if (isBranch(value)) target[key] = mergeOverrides(isBranch(target[key]) ? target[key] : {}, value);
    else target[key] = value;
  }
  return target;
}

function isBranch(value: Json): boolean {
  return typeof value === "object" && value !== null && !Tokenization.isResolvable(value);
}
