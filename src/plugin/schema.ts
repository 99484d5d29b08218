import { PluginError } from "./diagnostics";
import type { NumberValue } from "./number";
import type { StateShape } from "./schema-values";
import type { KnownValue } from "./value";

/** What a list, set or map may hold, by the name in the schema. */
export interface ElementTypes {
  /** `list("string", …)`, for example. */
  string: string;
  /** `list("number", …)`, for example. */
  number: NumberValue;
  /** `list("bool", …)`, for example. */
  bool: boolean;
}
/** The name of a type that a list, set or map may hold. */
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
 * Checks one value that is wholly known and not null.
 *
 * @returns what is wrong and what is accepted, in one or more sentences; undefined when nothing is wrong
 */
export type Validator<T> = (value: T) => string | undefined;

/**
 * Options of every attribute. Exactly one of these: `required`; `optional`, also with `computed`; `default`; `computed`.
 * Anything else throws a `PluginError` `invalid_schema`.
 */
export interface AttributeOptions<T> {
  /** The user must set it. */
  readonly required?: true;
  /** The user may set it. */
  readonly optional?: true;
  /** The provider sets it; with `optional`, only where the user does not. */
  readonly computed?: true;
  /** The value where the user sets none; makes the attribute optional. */
  readonly default?: T;
  /** For documentation, in Markdown. */
  readonly description?: string;
  /** Why the attribute is deprecated and what to use instead; Terraform warns whoever sets it. */
  readonly deprecated?: string;
  /** Terraform hides the value; logs and diagnostics mask it. */
  readonly sensitive?: true;
  /** A changed value destroys the object and creates another. */
  readonly requiresReplacement?: true;
  /** Run on the value when it is wholly known and not null. */
  readonly validate?: readonly Validator<T>[];
}

/** Options of a list, set or map. */
export interface CollectionOptions<T, E> extends AttributeOptions<T> {
  /** Run on every known element; the error names the element. */
  readonly validateElements?: readonly Validator<E>[];
}

/** Options of nested objects. */
export interface NestedOptions<S extends Schema, T> extends AttributeOptions<T> {
  /** The attributes of each object. */
  readonly attributes: S;
}

/** An attribute of a schema, as `string`, `list`, `object` and the other functions make it. */
export interface Attribute<Sh extends Shape = Shape, U extends Usage = Usage> {
  /** What it holds. */
  readonly type: AttributeType;
  /** Who sets it. */
  readonly usage: U;
  /** The value where the user sets none. */
  readonly default?: KnownValue;
  /** For documentation, in Markdown. */
  readonly description?: string;
  /** Why it is deprecated and what to use instead. */
  readonly deprecated?: string;
  /** Whether Terraform, logs and diagnostics hide the value. */
  readonly sensitive: boolean;
  /** Whether a changed value destroys the object and creates another. */
  readonly requiresReplacement: boolean;
  /** Run on the value when it is wholly known and not null. */
  readonly validate: readonly Validator<never>[];
  /** Run on every known element. */
  readonly validateElements: readonly Validator<never>[];
  /** For the type checker only; never set. */
  readonly shape?: Sh;
}

/** Attributes by name. */
export type Schema = { readonly [name: string]: Attribute };

/** The usage that options amount to. */
export type UsageOf<O> = O extends { required: true }
  ? "required"
  : O extends { default: unknown }
    ? "defaulted"
    : O extends { optional: true; computed: true }
      ? "optional_computed"
      : O extends { optional: true }
        ? "optional"
        : "computed";

/** The shape of a string, number or bool. */
export type Scalar<T> = { scalar: T };
/** The shape of nested objects. */
export type Nested<S extends Schema, N extends "single" | "list" | "set" | "map"> = { nested: S; nesting: N };

/** A text. */
export function string<const O extends AttributeOptions<string>>(options: O): Attribute<Scalar<string>, UsageOf<O>> {
  return attribute({ kind: "string" }, options);
}

/** True or false. */
export function bool<const O extends AttributeOptions<boolean>>(options: O): Attribute<Scalar<boolean>, UsageOf<O>> {
  return attribute({ kind: "bool" }, options);
}

/** A number of any size and precision. */
export function number<const O extends AttributeOptions<NumberValue>>(
  options: O,
): Attribute<Scalar<NumberValue>, UsageOf<O>> {
  return attribute({ kind: "number" }, options);
}

/** An integer within ±(2^53 − 1), so that handlers receive a plain `number`. */
export function integer<const O extends AttributeOptions<number>>(options: O): Attribute<Scalar<number>, UsageOf<O>> {
  return attribute({ kind: "integer" }, options);
}

/** Elements of one type, in order. */
export function list<
  E extends ElementName,
  const O extends CollectionOptions<readonly ElementTypes[E][], ElementTypes[E]>,
>(element: E, options: O): Attribute<{ array: ElementTypes[E] }, UsageOf<O>> {
  return attribute({ kind: "list", element }, options, options.validateElements);
}

/** Different elements of one type, in no order. */
export function set<
  E extends ElementName,
  const O extends CollectionOptions<readonly ElementTypes[E][], ElementTypes[E]>,
>(element: E, options: O): Attribute<{ array: ElementTypes[E] }, UsageOf<O>> {
  return attribute({ kind: "set", element }, options, options.validateElements);
}

/** Elements of one type, by keys that the user chooses. */
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
