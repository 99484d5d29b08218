import type { Construct } from "constructs";
import { type IResolvable, TerraformElement } from "./core";
import * as errors from "./errors";
import { mergeOverrides } from "./merge-overrides";

/** One statement that a {@link TerraformCheck} holds the world against. */
export interface CheckAssertion {
  readonly condition: IResolvable;
  /** Shown as a warning where the condition is false. */
  readonly errorMessage: string;
}

/**
 * A `check` block, which the CDK has no construct for: at the end of every plan and apply, an assertion that does not
 * hold is a warning (https://developer.hashicorp.com/terraform/language/checks; Terraform from 1.5, OpenTofu).
 */
export class TerraformCheck extends TerraformElement {
  /** @param assertions asked for at synth, so that it may grow until then; nothing is written where it is empty */
  public constructor(
    scope: Construct,
    id: string,
    private readonly assertions: () => readonly CheckAssertion[],
  ) {
    super(scope, id, "check");
  }

  public override toTerraform(): object {
    const assert = this.assertions().map(({ condition, errorMessage }) => ({ condition, error_message: errorMessage }));
    if (assert.length === 0) return {};
    return { check: { [this.friendlyUniqueId]: mergeOverrides({ assert }, this.rawOverrides) } };
  }

  public override toHclTerraform(): object {
    throw errors.checkNotInHcl(this.node.path);
  }
}
