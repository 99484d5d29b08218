import type { Diagnostic } from "./diagnostics";
import type { Outcome, ResourceCall } from "./resource";
import type { Schema } from "./schema";
import type { Config, Desired, State } from "./schema-values";

/** What `read` of a data source receives. */
export interface DataRequest<S extends Schema, C> extends ResourceCall<C> {
  /** What the user wrote, with defaults filled in. Terraform reads a data source only when all of it is known. */
  readonly config: Desired<S>;
}

/** What `read` of a data source returns. */
export interface DataOutcome<S extends Schema> extends Outcome {
  /** The configuration with every computed value, wholly known. */
  readonly state: State<S>;
}

/** Something that a provider reads at every plan and apply, and never changes. */
export interface DataSource<S extends Schema, C> {
  /** Without the provider's name: `diagnosis` for `rdslicensing_diagnosis`. */
  readonly name: string;
  /** For documentation, in Markdown. */
  readonly description?: string;
  /** The attributes. */
  readonly schema: S;
  /** Deadline in milliseconds; 20 minutes where absent. */
  readonly timeout?: number;

  /** Checks across attributes; must ignore unknown values. Validators check single attributes. */
  validate?(config: Config<S>): readonly Diagnostic[];
  /** Reads it. An error leaves the plan without a value: throw it as `PluginError`, or return it beside what is known. */
  read(request: DataRequest<S, C>): Promise<DataOutcome<S>>;
}
