import type { AttributePath } from "../diagnostics";
import type { Attribute, Schema } from "../schema";
import { isObjectValue, type ObjectValue, type Value, valuesEqual } from "../value";

/** Paths of the changed attributes that cannot change in place. An unknown value counts as a change. */
export function replacementPaths(
  schema: Schema,
  prior: ObjectValue,
  planned: ObjectValue,
  path: AttributePath = [],
): AttributePath[] {
  const found: AttributePath[] = [];
  for (const [name, { requiresReplacement, type }] of Object.entries(schema)) {
    const before: Value = prior[name] ?? null;
    const after: Value = planned[name] ?? null;
    if (valuesEqual(before, after)) continue;
    const place = [...path, name];
    if (requiresReplacement) found.push(place);
    else found.push(...nestedPaths(type, before, after, place));
  }
  return found;
}

function nestedPaths(type: Attribute["type"], before: Value, after: Value, path: AttributePath): AttributePath[] {
  if (type.kind !== "nested" || type.nesting === "set") return [];
  if (type.nesting === "single") return pairPaths(type.attributes, before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) {
    return after.flatMap((item, index) => pairPaths(type.attributes, before[index], item, [...path, index]));
  }
  if (!isObjectValue(before) || !isObjectValue(after)) return [];
  const keys = Object.keys(after);
  return keys.flatMap((key) => pairPaths(type.attributes, before[key], after[key], [...path, key]));
}

function pairPaths(schema: Schema, before: Value | undefined, after: Value | undefined, path: AttributePath) {
  return isObjectValue(before) && isObjectValue(after) ? replacementPaths(schema, before, after, path) : [];
}
