import { PluginError } from "./diagnostics";
import type { NumberValue } from "./number";
import type { StateShape } from "./schema-values";
import type { KnownValue } from "./value";

/** The types a list, set or map may hold. */
export interface ElementTypes {
  string: string;
  number: NumberValue;
  bool: boolean;
}
export type ElementName = keyof ElementTypes;

/** What an attribute holds, for the type checker. */
export type Shape =
  | { scalar: unknown }
  | { array: unknown }
  | { map: unknown }
  | { nested: Schema; nesting: "single" | "list" | "set" | "map" };

/** What an attribute holds, at run time. */
export type AttributeType =
  | { readonly kind: "string" | "number" | "integer" | "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: ElementName }
  | { readonly kind: "nested"; readonly nesting: "single" | "list" | "set" | "map"; readonly attributes: Schema };

/**
 * Who sets the value: `required` and `optional` the user, `computed` the provider, `optional_computed` the provider
 * where the user does not, `defaulted` the user or else a constant.
 */
export type Usage = "required" | "optional" | "defaulted" | "computed" | "optional_computed";

/**
 * Judges one wholly known, non-null value.
 * @returns what is wrong and what is accepted, as one or more sentences; undefined when nothing is wrong
 */
export type Validator<T> = (value: T) => string | undefined;

export interface AttributeOptions<T> {
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  /** Taken where the user gives none; makes the attribute optional. */
  readonly default?: T;
  readonly description?: string;
  readonly deprecated?: string;
  /** Terraform hides the value; logs and diagnostics mask it. */
  readonly sensitive?: true;
  /** A changed value destroys the object and creates another. */
  readonly requiresReplacement?: true;
  readonly validate?: readonly Validator<T>[];
}

export interface CollectionOptions<T, E> extends AttributeOptions<T> {
  /** Run on every known element, with a path that points at the element. */
  readonly validateElements?: readonly Validator<E>[];
}

export interface NestedOptions<S extends Schema, T> extends AttributeOptions<T> {
  readonly attributes: S;
}

export interface Attribute<Sh extends Shape = Shape, U extends Usage = Usage> {
  readonly type: AttributeType;
  readonly usage: U;
  readonly default?: KnownValue;
  readonly description?: string;
  readonly deprecated?: string;
  readonly sensitive: boolean;
  readonly requiresReplacement: boolean;
  readonly validate: readonly Validator<never>[];
  readonly validateElements: readonly Validator<never>[];
  /** For the type checker only; never set. */
  readonly shape?: Sh;
}

export type Schema = { readonly [name: string]: Attribute };

export type UsageOf<O> = O extends { required: true }
  ? "required"
  : O extends { default: unknown }
    ? "defaulted"
    : O extends { optional: true; computed: true }
      ? "optional_computed"
      : O extends { optional: true }
        ? "optional"
        : "computed";

export type Scalar<T> = { scalar: T };
export type Nested<S extends Schema, N extends "single" | "list" | "set" | "map"> = { nested: S; nesting: N };

export function string<const O extends AttributeOptions<string>>(options: O): Attribute<Scalar<string>, UsageOf<O>> {
  return attribute({ kind: "string" }, options);
}

export function bool<const O extends AttributeOptions<boolean>>(options: O): Attribute<Scalar<boolean>, UsageOf<O>> {
  return attribute({ kind: "bool" }, options);
}

/** A number of any size and precision. */
export function number<const O extends AttributeOptions<NumberValue>>(
  options: O,
): Attribute<Scalar<NumberValue>, UsageOf<O>> {
  return attribute({ kind: "number" }, options);
}

/** A number that must be an integer within ±(2^53 − 1), so that the author gets a plain `number`. */
export function integer<const O extends AttributeOptions<number>>(options: O): Attribute<Scalar<number>, UsageOf<O>> {
  return attribute({ kind: "integer" }, options);
}

export function list<
  E extends ElementName,
  const O extends CollectionOptions<readonly ElementTypes[E][], ElementTypes[E]>,
>(element: E, options: O): Attribute<{ array: ElementTypes[E] }, UsageOf<O>> {
  return attribute({ kind: "list", element }, options, options.validateElements);
}

export function set<
  E extends ElementName,
  const O extends CollectionOptions<readonly ElementTypes[E][], ElementTypes[E]>,
>(element: E, options: O): Attribute<{ array: ElementTypes[E] }, UsageOf<O>> {
  return attribute({ kind: "set", element }, options, options.validateElements);
}

export function map<
  E extends ElementName,
  const O extends CollectionOptions<{ readonly [key: string]: ElementTypes[E] }, ElementTypes[E]>,
>(element: E, options: O): Attribute<{ map: ElementTypes[E] }, UsageOf<O>> {
  return attribute({ kind: "map", element }, options, options.validateElements);
}

/** One nested object: `name = { … }`. */
export function object<
  S extends Schema,
  const O extends NestedOptions<S, StateShape<Nested<S, "single">>> & { attributes: S },
>(options: O): Attribute<Nested<O["attributes"], "single">, UsageOf<O>> {
  return attribute({ kind: "nested", nesting: "single", attributes: options.attributes }, options);
}

/** Many nested objects: `name = [{ … }]`, or `name = { key = { … } }` for `map`. */
export function objects<
  N extends "list" | "set" | "map",
  S extends Schema,
  const O extends NestedOptions<S, StateShape<Nested<S, N>>> & { attributes: S },
>(nesting: N, options: O): Attribute<Nested<O["attributes"], N>, UsageOf<O>> {
  return attribute({ kind: "nested", nesting, attributes: options.attributes }, options);
}

function attribute<A extends Attribute, T>(
  type: AttributeType,
  options: AttributeOptions<T>,
  validateElements: readonly Validator<never>[] = [],
): A {
  const { description, deprecated, sensitive = false, requiresReplacement = false, validate = [] } = options;
  const built: Attribute = {
    type,
    usage: usageOf(options),
    default: options.default as KnownValue | undefined,
    description,
    deprecated,
    sensitive,
    requiresReplacement,
    validate,
    validateElements,
  };
  return built as A;
}

type UsageOptions = Pick<AttributeOptions<unknown>, "required" | "optional" | "computed" | "default">;

function usageOf({ required, optional, computed, default: constant }: UsageOptions): Usage {
  if (required && !optional && !computed && constant === undefined) return "required";
  if (constant !== undefined && !required && !computed) return "defaulted";
  if (optional && !required) return computed ? "optional_computed" : "optional";
  if (computed && !required) return "computed";
  throw PluginError.of(
    "invalid_schema",
    "Contradictory attribute options",
    "An attribute is exactly one of: required; optional (also with computed); optional with a default; computed.",
  );
}
