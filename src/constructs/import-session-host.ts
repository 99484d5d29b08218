import { TerraformStack } from "./cdk";
import type { Configuration } from "./l1/configuration";

/** Stacks whose synth asks the engine for its version, because of an import. */
const ASKING = new WeakSet<TerraformStack>();

/**
 * Imports a host with the next apply. The CDK checks for each import that the engine is new enough for import blocks, and
 * starts the engine for it at every synth: a thousand hosts would take minutes. The first import of a stack checks it for
 * all.
 */
export function importSessionHost(configuration: Configuration, id: string): void {
  const stack = TerraformStack.of(configuration);
  if (ASKING.has(stack)) withoutValidation(configuration, () => configuration.importFrom(id));
  else {
    ASKING.add(stack);
    configuration.importFrom(id);
  }
}

function withoutValidation({ node }: Configuration, change: () => void): void {
  // Shadows the method of this one node, which the CDK calls, and uncovers it again.
  const shadow = { configurable: true, value: () => {} };
  Object.defineProperty(node, "addValidation", shadow);
  try {
    change();
  } finally {
    Reflect.deleteProperty(node, "addValidation");
  }
}
