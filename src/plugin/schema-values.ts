import type { Attribute, Schema, Shape } from "./schema";
import type { Unknown } from "./value";

/** What the user wrote: null where nothing is set, unknown where a value is not known yet. */
export type Config<S extends Schema> = { readonly [K in keyof S]: ConfigValue<S[K]> };
/** What plan works out: the configuration with defaults filled in and computed values unknown or kept. */
export type Plan<S extends Schema> = { readonly [K in keyof S]: PlanValue<S[K]> };
/** What apply is to bring about: everything the user may set is known, computed values may be unknown. */
export type Desired<S extends Schema> = { readonly [K in keyof S]: DesiredValue<S[K]> };
/** What is stored: wholly known. */
export type State<S extends Schema> = { readonly [K in keyof S]: StateValue<S[K]> };

/** The usages of attributes that always have a value. */
export type NeverNull = "required" | "defaulted";

export type ConfigValue<A> =
  A extends Attribute<infer Sh, infer U>
    ? U extends "computed"
      ? null
      : ConfigShape<Sh> | Unknown | (U extends "required" ? never : null)
    : never;
export type PlanValue<A> =
  A extends Attribute<infer Sh, infer U> ? PlanShape<Sh> | Unknown | (U extends NeverNull ? never : null) : never;
export type DesiredValue<A> =
  A extends Attribute<infer Sh, infer U>
    ? DesiredShape<Sh> | (U extends NeverNull ? never : null) | (U extends `${string}computed` ? Unknown : never)
    : never;
export type StateValue<A> =
  A extends Attribute<infer Sh, infer U> ? StateShape<Sh> | (U extends NeverNull ? never : null) : never;

export type Nest<N, T> = N extends "single" ? T : N extends "map" ? { readonly [key: string]: T } : readonly T[];

export type OpenShape<Sh extends Shape> = Sh extends { scalar: infer T }
  ? T
  : Sh extends { array: infer T }
    ? readonly (T | Unknown)[]
    : Sh extends { map: infer T }
      ? { readonly [key: string]: T | Unknown }
      : never;
export type KnownShape<Sh extends Shape> = Sh extends { scalar: infer T }
  ? T
  : Sh extends { array: infer T }
    ? readonly T[]
    : Sh extends { map: infer T }
      ? { readonly [key: string]: T }
      : never;

export type ConfigShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Config<S>>
  : OpenShape<Sh>;
export type PlanShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Plan<S>>
  : OpenShape<Sh>;
export type DesiredShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, Desired<S>>
  : KnownShape<Sh>;
export type StateShape<Sh extends Shape> = Sh extends { nested: infer S extends Schema; nesting: infer N }
  ? Nest<N, State<S>>
  : KnownShape<Sh>;
