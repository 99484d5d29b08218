import type { DataSource } from "./data-source";
import type { Diagnostic } from "./diagnostics";
import type { Call, Outcome, Resource } from "./resource";
import type { Schema } from "./schema";
import type { Config, Plan } from "./schema-values";

export interface ConfigureRequest<PS extends Schema> extends Call {
  /** Defaults are filled in. May hold unknown values at plan, when they come from objects not created yet. */
  readonly config: Plan<PS>;
}

export interface Configured<C> extends Outcome {
  /**
   * Handed to every handler. Leave it out when the configuration is not wholly known: refresh then keeps what is in
   * the state, with a warning, and plans go on without it; a data source to be read at plan is an error.
   */
  readonly client?: C;
}

/** A provider: its configuration, and the resources and data sources that share the client made from it. */
export interface Provider<PS extends Schema, C> {
  /** The prefix of every resource type, e.g. `rdslicensing`. */
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly schema: PS;
  /** Checks across attributes; unknown values are to be passed over. */
  validate?(config: Config<PS>): readonly Diagnostic[];
  configure(request: ConfigureRequest<PS>): Promise<Configured<C>>;
  /** Called once for every client, when Terraform lets go of the provider. Must be quick: the process ends right after. */
  close?(client: C): void;
  // biome-ignore lint/suspicious/noExplicitAny: resources of different schemas share the list; each is checked where it is written.
  readonly resources: readonly Resource<any, C>[];
  // biome-ignore lint/suspicious/noExplicitAny: the same holds for data sources.
  readonly dataSources?: readonly DataSource<any, C>[];
}
