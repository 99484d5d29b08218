import type { Diagnostic } from "./diagnostics";
import type { Logger } from "./log";
import type { Schema } from "./schema";
import type { Config, Desired, Plan, State } from "./schema-values";

/** What private state may hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** What every handler receives. */
export interface Call {
  /** Aborted when the user interrupts Terraform, and at the deadline of the operation. */
  readonly signal: AbortSignal;
  /** Terraform's log. */
  readonly log: Logger;
}

/** What a handler receives that needs the configured provider. */
export interface ResourceCall<C> extends Call {
  /** What the provider's `configure` returned. */
  readonly client: C;
}

/** What every handler returns. */
export interface Outcome {
  /** Shown to the user. Without an error among them, they are warnings about a success. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What `create`, `read`, `update` and `importState` return. */
export interface StateOutcome<S extends Schema> extends Outcome {
  /** What actually exists, even beside an error; null when the object does not exist. */
  readonly state: State<S> | null;
  /** Stored with the object and not shown to the user; unchanged when absent. */
  readonly privateState?: JsonValue;
}

/** What `plan` receives. */
export interface PlanRequest<S extends Schema, C> extends Call {
  /** What the user wrote. */
  readonly config: Config<S>;
  /** What is stored; null when the object is to be created. */
  readonly prior: State<S> | null;
  /** The default plan: the configuration with defaults filled in, and computed values kept or unknown. */
  readonly planned: Plan<S>;
  /** What the provider's `configure` returned; undefined while the provider's configuration is not wholly known. */
  readonly client: C | undefined;
  /** What the last handler stored with the object; null when there is none. */
  readonly privateState: JsonValue;
}

/** What `plan` returns. */
export interface PlanOutcome<S extends Schema> extends Outcome {
  /** Must depend on the request alone: Terraform plans again during apply, and the answers must agree. */
  readonly planned: Plan<S>;
  /** Stored with the object and not shown to the user; unchanged when absent. */
  readonly privateState?: JsonValue;
  /** Names of more attributes whose change replaces the object. */
  readonly requiresReplacement?: readonly (keyof S & string)[];
}

/** What `planDelete` receives. */
export interface PlanDeleteRequest<S extends Schema, C> extends Call {
  /** The object that is to be deleted. */
  readonly state: State<S>;
  /** What the provider's `configure` returned; undefined while the provider's configuration is not wholly known. */
  readonly client: C | undefined;
  /** What is kept with the object. */
  readonly privateState: JsonValue;
}

/** What a plan of a deletion returns. */
export interface PlanDeleteOutcome extends Outcome {
  /** What `delete` is given; what it was where absent. */
  readonly privateState?: JsonValue;
}

/** What `create` receives. */
export interface CreateRequest<S extends Schema, C> extends ResourceCall<C> {
  /** The object to make: every value that the user can set is known. */
  readonly planned: Desired<S>;
  /** What the user wrote. */
  readonly config: Config<S>;
  /** What `plan` stored with the object; null when it stored nothing. */
  readonly privateState: JsonValue;
}

/** What `read` receives. */
export interface ReadRequest<S extends Schema, C> extends ResourceCall<C> {
  /** The object as it was last stored. */
  readonly state: State<S>;
  /** What the last handler stored with the object; null when there is none. */
  readonly privateState: JsonValue;
}

/** What `update` receives. */
export interface UpdateRequest<S extends Schema, C> extends CreateRequest<S, C> {
  /** The object as it was last stored. */
  readonly prior: State<S>;
}

/** What `delete` receives. */
export interface DeleteRequest<S extends Schema, C> extends ResourceCall<C> {
  /** The object to delete. */
  readonly state: State<S>;
  /** What the last handler stored with the object; null when there is none. */
  readonly privateState: JsonValue;
}

/** What `delete` returns. Without an error among the diagnostics, the object is removed from the state. */
export interface DeleteOutcome<S extends Schema> extends Outcome {
  /** Beside an error: what remains. When absent, the state stays as it was. */
  readonly state?: State<S>;
}

/** What `importState` receives. */
export interface ImportRequest<C> extends ResourceCall<C> {
  /** What the user passed to `terraform import`, or wrote as `id` of an import block. */
  readonly id: string;
}

/** The operations that have a deadline. */
export type Operation = "plan" | "create" | "read" | "update" | "delete" | "import";

/**
 * One kind of object that a provider manages. Handlers run concurrently for different objects. An exception becomes a
 * diagnostic, and the state stays as it was: a handler that changed something before it failed returns the actual state
 * beside an error instead.
 */
export interface Resource<S extends Schema, C> {
  /** Without the provider's name: `configuration` for `rdslicensing_configuration`. */
  readonly name: string;
  /** The version of the schema, from 0. Increase it when stored state must change its form. */
  readonly version: number;
  /** For documentation, in Markdown. */
  readonly description?: string;
  /** The attributes. */
  readonly schema: S;
  /** Deadlines in milliseconds; 20 minutes where absent. */
  readonly timeouts?: { readonly [O in Operation]?: number };

  /** Checks across attributes; must ignore unknown values. Validators check single attributes. */
  validate?(config: Config<S>): readonly Diagnostic[];
  /** Adjusts the default plan; not called when the object is to be deleted. */
  plan?(request: PlanRequest<S, C>): Promise<PlanOutcome<S>>;
  /** What a plan reports when the object is to be deleted; an error prevents it. */
  planDelete?(request: PlanDeleteRequest<S, C>): Promise<PlanDeleteOutcome>;
  /** Makes the object. */
  create(request: CreateRequest<S, C>): Promise<StateOutcome<S>>;
  /** Reads the object as it is now. Must change nothing. */
  read(request: ReadRequest<S, C>): Promise<StateOutcome<S>>;
  /** Changes the object in place. */
  update(request: UpdateRequest<S, C>): Promise<StateOutcome<S>>;
  /** Deletes the object; one that no longer exists is no error. */
  delete(request: DeleteRequest<S, C>): Promise<DeleteOutcome<S>>;
  /** Finds an existing object; Terraform then reads it. Without it, the resource cannot be imported. */
  importState?(request: ImportRequest<C>): Promise<StateOutcome<S>>;
}
