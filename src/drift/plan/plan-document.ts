/** A value of a plan's JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** What a plan makes of one resource, or what it found changed behind Terraform's back. */
export interface ResourceChange {
  /** For example `module.site["berlin"].rdslicensing_configuration.rdsh1`. */
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** By attribute: true where the value is known after apply only. */
  readonly afterUnknown: JsonObject;
}

/** A resource or data source as the plan found it. */
export interface ResourceValues {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
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
  /** What apply would do; empty in a plan of `-refresh-only`. */
  readonly changes: readonly ResourceChange[];
  /** What was changed outside. */
  readonly drift: readonly ResourceChange[];
  /** Everything in the refreshed state. */
  readonly found: readonly ResourceValues[];
}
