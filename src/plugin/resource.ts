import type { Diagnostic } from "./diagnostics";
import type { Logger } from "./log";
import type { Schema } from "./schema";
import type { Config, Desired, Plan, State } from "./schema-values";

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export interface Call {
  /** Aborted when the user interrupts, and at the deadline of the operation. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface ResourceCall<C> extends Call {
  /** What the provider's `configure` returned. */
  readonly client: C;
}

/** Diagnostics without an error are warnings beside a success. */
export interface Outcome {
  readonly diagnostics?: readonly Diagnostic[];
}

export interface StateOutcome<S extends Schema> extends Outcome {
  /** What really is, also beside an error; null when the object does not exist. */
  readonly state: State<S> | null;
  /** Kept with the object, not shown to the user; left as it was when absent. */
  readonly privateState?: JsonValue;
}

export interface PlanRequest<S extends Schema, C> extends Call {
  readonly config: Config<S>;
  /** Null when the object is to be created. */
  readonly prior: State<S> | null;
  readonly planned: Plan<S>;
  /** Undefined while the provider's configuration is not wholly known. */
  readonly client: C | undefined;
  readonly privateState: JsonValue;
}

export interface PlanOutcome<S extends Schema> extends Outcome {
  /** Must depend on the request alone: Terraform plans again during apply and the answers must agree. */
  readonly planned: Plan<S>;
  readonly privateState?: JsonValue;
  /** Names of further attributes whose change replaces the object. */
  readonly requiresReplacement?: readonly (keyof S & string)[];
}

export interface PlanDeleteRequest<S extends Schema, C> extends Call {
  readonly state: State<S>;
  /** Undefined while the provider's configuration is not wholly known. */
  readonly client: C | undefined;
}

export interface CreateRequest<S extends Schema, C> extends ResourceCall<C> {
  readonly planned: Desired<S>;
  readonly config: Config<S>;
  readonly privateState: JsonValue;
}

export interface ReadRequest<S extends Schema, C> extends ResourceCall<C> {
  readonly state: State<S>;
  readonly privateState: JsonValue;
}

export interface UpdateRequest<S extends Schema, C> extends CreateRequest<S, C> {
  readonly prior: State<S>;
}

export interface DeleteRequest<S extends Schema, C> extends ResourceCall<C> {
  readonly state: State<S>;
  readonly privateState: JsonValue;
}

export interface DeleteOutcome<S extends Schema> extends Outcome {
  /** Beside an error: what remains. Without it the state stays as it was. */
  readonly state?: State<S>;
}

export interface ImportRequest<C> extends ResourceCall<C> {
  readonly id: string;
}

export type Operation = "plan" | "create" | "read" | "update" | "delete" | "import";

/**
 * One kind of object a provider manages. Handlers run concurrently for different objects. What they throw becomes a
 * diagnostic, so a handler that changed something before it failed returns that state beside an error instead.
 */
export interface Resource<S extends Schema, C> {
  /** Without the provider's name: `configuration` for `rdslicensing_configuration`. */
  readonly name: string;
  readonly version: number;
  readonly description?: string;
  readonly schema: S;
  /** Deadlines in milliseconds; 20 minutes where absent. */
  readonly timeouts?: { readonly [O in Operation]?: number };

  /** Checks across attributes; unknown values are to be passed over. Single attributes are the validators' work. */
  validate?(config: Config<S>): readonly Diagnostic[];
  /** Adjusts the default plan; not called when the object is to be deleted. */
  plan?(request: PlanRequest<S, C>): Promise<PlanOutcome<S>>;
  /** What a plan has to tell when the object is to be deleted; an error keeps it from being deleted. */
  planDelete?(request: PlanDeleteRequest<S, C>): Promise<Outcome>;
  create(request: CreateRequest<S, C>): Promise<StateOutcome<S>>;
  read(request: ReadRequest<S, C>): Promise<StateOutcome<S>>;
  update(request: UpdateRequest<S, C>): Promise<StateOutcome<S>>;
  delete(request: DeleteRequest<S, C>): Promise<DeleteOutcome<S>>;
  /** Without it, the resource cannot be imported. Terraform reads the object right afterwards. */
  importState?(request: ImportRequest<C>): Promise<StateOutcome<S>>;
}
