import type { IConstruct } from "constructs";
import { DefaultTokenResolver, StringConcat, TerraformStack, type TerraformVariable, Tokenization } from "../cdk";

/** A text that is one reference to a variable and nothing else. */
const VARIABLE = /^\$\{\s*var\.([\w-]+)\s*\}$/;

/** A value, tokens included, as it is written to the Terraform configuration of the stack of `construct`. */
export function resolved(construct: IConstruct, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope: construct, resolver, preparing: false });
}

/** Whether a resolved value is a literal. `$${` begins no interpolation: it is how a text has a `${` of its own. */
export function isLiteral(value: unknown): boolean {
  if (typeof value === "string") return !value.replace(/\$\$\{/g, "").includes("${");
  return typeof value === "number" || typeof value === "boolean";
}

/**
 * The name of the variable that a resolved value refers to, where the stack of `construct` writes a default for it. An
 * empty default counts as none.
 */
export function variableWithDefault(construct: IConstruct, value: unknown): string | undefined {
  const [, name] = (typeof value === "string" && VARIABLE.exec(value)) || [];
  if (name === undefined) return undefined;
  const variables = TerraformStack.of(construct).node.findAll().filter(isVariable);
  const variable = variables.find(({ friendlyUniqueId }) => friendlyUniqueId === name);
  const written = resolved(construct, variable?.toTerraform().variable[name].default);
  return (written ?? "") === "" ? undefined : name;
}

/** Not by `instanceof`: a program may take its variables from another copy of the CDK. */
function isVariable(construct: IConstruct): construct is TerraformVariable {
  return "default" in construct && "stringValue" in construct && "listValue" in construct;
}
