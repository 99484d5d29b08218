/**
 * A Terraform plugin server (protocol 6): describe a provider and its resources as typed objects, then `serve` them.
 *
 * @packageDocumentation
 */

// Serving a provider: to the Terraform that started the process, or to tests and debuggers.

export { encodeSchema } from "./encode-schema";
export { type ReattachServer, startReattachServer } from "./reattach";
export { type ServeOptions, serve } from "./serve";

// What a provider is made of: its configuration, resources and data sources.

export type { DataOutcome, DataRequest, DataSource } from "./data-source";
export type { Configured, ConfigureRequest, DeferredProvider, Provider, ProviderSource } from "./provider";
export type {
  Call,
  CreateRequest,
  DeleteOutcome,
  DeleteRequest,
  ImportRequest,
  JsonValue,
  Operation,
  Outcome,
  PlanDeleteOutcome,
  PlanDeleteRequest,
  PlanOutcome,
  PlanRequest,
  ReadRequest,
  Resource,
  ResourceCall,
  StateOutcome,
  UpdateRequest,
} from "./resource";

// Schemas: a function for each type of attribute, and their options.

export {
  type Attribute,
  type AttributeOptions,
  type AttributeType,
  bool,
  type CollectionOptions,
  type ElementName,
  type ElementTypes,
  integer,
  list,
  map,
  type NestedOptions,
  number,
  object,
  objects,
  type Schema,
  set,
  string,
  type Usage,
  type Validator,
} from "./schema";

// Values, as handlers receive and return them.

export { Decimal, type NumberValue } from "./number";
export type { Config, Desired, Plan, State } from "./schema-values";
export { isUnknown, isWhollyKnown, type KnownValue, UNKNOWN, type Unknown, type Value, valuesEqual } from "./value";

// What handlers report: diagnostics for the user, log lines for whoever debugs.

export {
  type AttributePath,
  type Diagnostic,
  errorDiagnostic,
  hasErrors,
  PluginError,
  warningDiagnostic,
} from "./diagnostics";
export type { LogFields, Logger, LogLevel } from "./log";

// How the types of values follow from a schema; nobody needs to name them.

export type { Nested, Scalar, Shape, UsageOf } from "./schema";
export type {
  ConfigShape,
  ConfigValue,
  DesiredShape,
  DesiredValue,
  KnownShape,
  Nest,
  NeverNull,
  OpenShape,
  PlanShape,
  PlanValue,
  StateShape,
  StateValue,
} from "./schema-values";
