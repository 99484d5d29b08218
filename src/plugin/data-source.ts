import type { Diagnostic } from "./diagnostics";
import type { Outcome, ResourceCall } from "./resource";
import type { Schema } from "./schema";
import type { Config, Desired, State } from "./schema-values";

export interface DataRequest<S extends Schema, C> extends ResourceCall<C> {
  /** What the user wrote, defaults filled in; Terraform asks only when all of it is known. */
  readonly config: Desired<S>;
}

export interface DataOutcome<S extends Schema> extends Outcome {
  readonly state: State<S>;
}

/** Something a provider looks up at every plan and apply, and never changes. */
export interface DataSource<S extends Schema, C> {
  /** Without the provider's name: `diagnosis` for `rdslicensing_diagnosis`. */
  readonly name: string;
  readonly description?: string;
  readonly schema: S;
  /** Deadline in milliseconds; 20 minutes where absent. */
  readonly timeout?: number;

  /** Checks across attributes; unknown values are to be passed over. Single attributes are the validators' work. */
  validate?(config: Config<S>): readonly Diagnostic[];
  /** Errors leave the plan without a value: throw them as `PluginError`, or return them beside what is known. */
  read(request: DataRequest<S, C>): Promise<DataOutcome<S>>;
}
