import type { Attribute, Schema, Shape } from "./schema";
import type { Unknown } from "./value";

/** What the user wrote: null where nothing is set, unknown where Terraform does not know the value yet. */
export type Config<S extends Schema> = { readonly [K in keyof S]: ConfigValue<S[K]> };
/** The result of a plan: the configuration with defaults filled in, and computed values unknown or kept. */
export type Plan<S extends Schema> = { readonly [K in keyof S]: PlanValue<S[K]> };
/** What apply must achieve: every value that the user can set is known, computed values may be unknown. */
export type Desired<S extends Schema> = { readonly [K in keyof S]: DesiredValue<S[K]> };
/** What is stored: wholly known. */
export type State<S extends Schema> = { readonly [K in keyof S]: StateValue<S[K]> };

/** The usages of attributes that are never null. */
export type NeverNull = "required" | "defaulted";

/** One attribute of a {@link Config}. */
export type ConfigValue<A> =
  A extends Attribute<infer Sh, infer U>
    ? U extends "computed"
      ? null
      : ConfigShape<Sh> | Unknown | (U extends "required" ? never : null)
    : never;
/** One attribute of a {@link Plan}. */
export type PlanValue<A> =
  A extends Attribute<infer Sh, infer U> ? PlanShape<Sh> | Unknown | (U extends NeverNull ? never : null) : never;
/** One attribute of a {@link Desired}. */
export type DesiredValue<A> =
  A extends Attribute<infer Sh, infer U>
    ? DesiredShape<Sh> | (U extends NeverNull ? never : null) | (U extends `${string}computed` ? Unknown : never)
    : never;
/** One attribute of a {@link State}. */
export type StateValue<A> =
  A extends Attribute<infer Sh, infer U> ? StateShape<Sh> | (U extends NeverNull ? never : null) : never;

/** One object, or many of them, by nesting. */
export type Nest<N, T> = N extends "single" ? T : N extends "map" ? { readonly [key: string]: T } : readonly T[];

/** A value in which something may be unknown. */
export type OpenShape<Sh extends Shape> = Sh extends { scalar: infer T }
  ? T
  : Sh extends { array: infer T }
    ? readonly (T | Unknown)[]
    : Sh extends { map: infer T }
      ? { readonly [key: string]: T | Unknown }
      : never;
/** A wholly known value. */
export type KnownShape<Sh extends Shape> = Sh extends { scalar: infer T }
  ? T
  : Sh extends { array: infer T }
    ? readonly T[]
    : Sh extends { map: infer T }
      ? { readonly [key: string]: T }
      : never;

/** A value of a {@link Config}. */
export type ConfigShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Config<S>>
  : OpenShape<Sh>;
/** A value of a {@link Plan}. */
export type PlanShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Plan<S>>
  : OpenShape<Sh>;
/** A value of a {@link Desired}. */
export type DesiredShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Desired<S>>
  : KnownShape<Sh>;
/** A value of a {@link State}. */
export type StateShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, State<S>>
  : KnownShape<Sh>;
