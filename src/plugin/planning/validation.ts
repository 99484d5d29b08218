import { type AttributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import type { Attribute, Schema, Validator } from "../schema";
import { isObjectValue, isUnknown, isWhollyKnown, type ObjectValue, type Value } from "../value";

/** Runs every validator whose value is known. Unknown values are judged when they are known, during apply. */
export function validateConfig(schema: Schema, config: ObjectValue, path: AttributePath = []): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const name of Object.keys(schema)) {
    const value = config[name] ?? null;
    if (value !== null && !isUnknown(value))
      found.push(...validateValue(schema[name] as Attribute, value, [...path, name]));
  }
  return found;
}

function validateValue(attribute: Attribute, value: Value, path: AttributePath): Diagnostic[] {
  const { type } = attribute;
  if (type.kind === "integer" && !Number.isSafeInteger(value)) {
    return [invalid(path, `An integer within ±${Number.MAX_SAFE_INTEGER} is expected, not ${String(value)}.`)];
  }
  const inner = type.kind === "nested" ? nestedProblems(type, value, path) : elementProblems(attribute, value, path);
  return [...inner, ...problems(attribute.validate, value, path)];
}

function elementProblems({ type, validateElements }: Attribute, value: Value, path: AttributePath): Diagnostic[] {
  if (typeof value !== "object") return NONE;
  return items(value).flatMap(([key, item]) => {
    const place = type.kind === "set" ? path : [...path, key];
    if (item === null) return [invalid(place, "An element cannot be null.")];
    return problems(validateElements, item, place);
  });
}

const NONE: Diagnostic[] = [];

type NestedType = Extract<Attribute["type"], { kind: "nested" }>;

function nestedProblems({ nesting, attributes }: NestedType, value: Value, path: AttributePath): Diagnostic[] {
  const objects = nesting === "single" ? [[undefined, value] as const] : items(value);
  return objects.flatMap(([key, item]) => {
    const place = key === undefined ? path : [...path, key];
    if (item === null) return [invalid(place, "An element cannot be null.")];
    return isObjectValue(item) ? validateConfig(attributes, item, place) : [];
  });
}

function items(value: Value): readonly (readonly [string | number, Value])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isObjectValue(value) ? Object.entries(value) : [];
}

function problems(validators: readonly Validator<never>[], value: Value, path: AttributePath): Diagnostic[] {
  if (validators.length === 0 || !isWhollyKnown(value)) return NONE;
  const judges = validators as readonly Validator<Value>[];
  return judges.flatMap((judge) => judge(value) ?? []).map((problem) => invalid(path, problem));
}

function invalid(path: AttributePath, problem: string): Diagnostic {
  return errorDiagnostic(`Invalid value for ${path.join(".")}`, problem, path);
}
