import { Tokenization } from "./core";

// biome-ignore lint/suspicious/noExplicitAny: its shape is Terraform's.
type Json = any;

/**
 * Puts the overrides of a Terraform element into what it writes, as the CDK's own elements do, which keep the function
 * for it to themselves: objects are merged, lists joined, `undefined` takes away, anything else replaces.
 *
 * @returns `target`, changed
 */
export function mergeOverrides(target: Json, overrides: Json): Json {
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
