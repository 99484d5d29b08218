import type { Construct } from "constructs";
import { TerraformStack } from "./cdk";

/** What a function of CDK Terrain calls of the stack that it is resolved in. */
const RECORDERS = ["_recordFunctionUsage", "_recordProviderFunctionUsage"];

/**
 * Lets functions of the constructs stand in the stack of a program for either CDK. Where both are installed, they are those
 * of CDK Terrain, which tell their stack that they are used; a stack of CDK for Terraform has nothing that would listen.
 */
export function acceptFunctions(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  for (const name of RECORDERS) {
    if (!(name in stack)) Object.defineProperty(stack, name, { value: () => {} });
  }
}
