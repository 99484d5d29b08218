import type { DataSource } from "./data-source";
import type { Diagnostic } from "./diagnostics";
import type { Call, Outcome, Resource } from "./resource";
import type { Schema } from "./schema";
import type { Config, Plan } from "./schema-values";

/** What `configure` receives. */
export interface ConfigureRequest<PS extends Schema> extends Call {
  /**
   * What the user wrote, with defaults filled in. At plan it may hold unknown values, which come from objects that do not
   * exist yet.
   */
  readonly config: Plan<PS>;
}

/** What `configure` returns. */
export interface Configured<C> extends Outcome {
  /**
   * Passed to every handler. Leave it out when the configuration is not wholly known: refresh then keeps what is in the
   * state, with a warning, and plans continue without it; a data source to be read at plan is an error.
   */
  readonly client?: C;
}

/** A provider: its configuration, and the resources and data sources that share the client made from it. */
export interface Provider<PS extends Schema, C> {
  /** The prefix of every resource type, e.g. `rdslicensing`. */
  readonly name: string;
  /** The provider's own version. */
  readonly version: string;
  /** For documentation, in Markdown. */
  readonly description?: string;
  /** The attributes of the provider's configuration. */
  readonly schema: PS;
  /** Checks across attributes; must ignore unknown values. Validators check single attributes. */
  validate?(config: Config<PS>): readonly Diagnostic[];
  /** Makes the client that handlers use. */
  configure(request: ConfigureRequest<PS>): Promise<Configured<C>>;
  /** Called once for every client, when Terraform no longer needs it. Must be quick: the process ends right after. */
  close?(client: C): void;
  /** What the provider manages. */
  // biome-ignore lint/suspicious/noExplicitAny: resources of different schemas share the list; each is checked where it is written.
  readonly resources: readonly Resource<any, C>[];
  /** What the provider only reads. */
  // biome-ignore lint/suspicious/noExplicitAny: the same holds for data sources.
  readonly dataSources?: readonly DataSource<any, C>[];
}

/** A provider whose code is loaded when Terraform first needs it. */
export interface DeferredProvider<PS extends Schema, C> {
  /** As the provider has it. */
  readonly name: string;
  /**
   * What {@link encodeSchema} makes of the provider, at best already when the program is built: the first process of a
   * command is asked for it alone. Default: the provider is loaded and its schema encoded.
   */
  schema?(): Uint8Array;
  /** Called at most once. */
  load(): Provider<PS, C>;
}

/** A provider, or how to load it: Terraform then gets its first answers before the provider's own code is loaded. */
export type ProviderSource<PS extends Schema, C> = Provider<PS, C> | DeferredProvider<PS, C>;

export function deferred<PS extends Schema, C>(source: ProviderSource<PS, C>): DeferredProvider<PS, C> {
  return "load" in source ? source : { name: source.name, load: () => source };
}
