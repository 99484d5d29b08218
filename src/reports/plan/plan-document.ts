/** A value of a plan's JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** An object of Terraform's: a resource instance, or one that another took the place of at the same address. */
export interface ObjectIdentity {
  /** For example `module.site["berlin"].rdslicensing_configuration.rdsh1`. */
  readonly address: string;
  /** The key of a deposed object, which is still to be destroyed; absent of the current one. */
  readonly deposed?: string;
}

/** What a plan makes of one object, or what it found changed behind Terraform's back. */
export interface ResourceChange extends ObjectIdentity {
  readonly type: string;
  readonly actions: readonly string[];
  /** Why, where Terraform says so, for example `read_because_check_nested`. */
  readonly reason?: string;
  /** Whether apply takes it into the state: it is managed by nobody yet. */
  readonly importing: boolean;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** By attribute: true where the value is known after apply only. */
  readonly afterUnknown: JsonObject;
  /** By attribute: true where the value is not to be shown, before and after. */
  readonly sensitive: readonly JsonObject[];
}

/** A resource or data source as the plan found it. */
export interface ResourceValues extends ObjectIdentity {
  readonly type: string;
  readonly mode: "managed" | "data";
  readonly values: JsonObject;
  /** By attribute: true where the value is not to be shown. */
  readonly sensitive: JsonObject;
}

/** What one module asks of the version of a provider. */
export interface VersionConstraint {
  /** Of the provider, with the host. */
  readonly address: string;
  /** For example `>= 0.1.0, < 1.0.0`. */
  readonly constraint: string;
}

/**
 * The part of a plan's JSON that is read here
 * (https://developer.hashicorp.com/terraform/internals/json-format, format version 1).
 */
export interface PlanDocument {
  /** When the plan was made, RFC 3339, UTC; absent before Terraform 1.5. */
  readonly timestamp?: string;
  /** Whether planning failed: what is there is right, and not all is there. */
  readonly errored: boolean;
  /** Whether nothing was left out, as with `-target`; absent where the engine does not say, as OpenTofu. */
  readonly complete?: boolean;
  /** What apply would do; empty in a plan of `-refresh-only`. */
  readonly changes: readonly ResourceChange[];
  /** What was changed outside; deposed objects are never in it. */
  readonly drift: readonly ResourceChange[];
  /** What the code asks of the versions of providers; absent where the plan does not tell of its code. */
  readonly versionConstraints?: readonly VersionConstraint[];
  /** Everything in the state after the refresh; what was left out is in it as it was stored. */
  readonly found: readonly ResourceValues[];
}

/** One text for each object. */
export function identityOf({ address, deposed }: ObjectIdentity): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** In a plan's `after_unknown` and its marks of what is sensitive, true stands for each value that is so. */
export function hasMark(json: Json | undefined): boolean {
  if (typeof json !== "object" || json === null) return json === true;
  return Object.values(json).some(hasMark);
}

/** The attributes that are marked, wholly or in part. */
export function markedNames(marks: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(marks.flatMap((names) => Object.keys(names).filter((name) => hasMark(names[name]))));
}
