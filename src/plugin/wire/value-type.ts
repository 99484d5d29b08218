import type { Attribute, Schema } from "../schema";

/** The type of a value on the wire. */
export type ValueType =
  | { readonly kind: "string" | "number" | "integer" | "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: ValueType }
  | ObjectType;

export interface ObjectType {
  readonly kind: "object";
  readonly attributes: { readonly [name: string]: ValueType };
}

/** The object type of a schema. */
export function objectType(schema: Schema): ObjectType {
  const entries = Object.entries(schema).map(([name, attribute]) => [name, typeOf(attribute)] as const);
  return { kind: "object", attributes: Object.fromEntries(entries) };
}

function typeOf({ type }: Attribute): ValueType {
  if (type.kind !== "nested") return "element" in type ? { ...type, element: { kind: type.element } } : type;
  const element = objectType(type.attributes);
  return type.nesting === "single" ? element : { kind: type.nesting, element };
}

/** The type as cty's JSON notation, e.g. `["list","string"]`. Objects are described by their attributes instead. */
export function typeJson(type: Exclude<Attribute["type"], { kind: "nested" }>): string {
  const name = (kind: string) => (kind === "integer" ? "number" : kind);
  return JSON.stringify("element" in type ? [type.kind, name(type.element)] : name(type.kind));
}
