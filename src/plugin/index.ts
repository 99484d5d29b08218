/**
 * A Terraform plugin server (protocol 6): describe a provider and its resources as typed objects, then `serve` them.
 * @packageDocumentation
 */
export type { DataOutcome, DataRequest, DataSource } from "./data-source";
export {
  type AttributePath,
  type Diagnostic,
  errorDiagnostic,
  hasErrors,
  PluginError,
  warningDiagnostic,
} from "./diagnostics";
export type { LogFields, Logger, LogLevel } from "./log";
export { Decimal, type NumberValue } from "./number";
export type { Configured, ConfigureRequest, Provider } from "./provider";
export { type ReattachServer, startReattachServer } from "./reattach";
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
  type Nested,
  type NestedOptions,
  number,
  object,
  objects,
  type Scalar,
  type Schema,
  type Shape,
  set,
  string,
  type Usage,
  type UsageOf,
  type Validator,
} from "./schema";
export type {
  Config,
  ConfigShape,
  ConfigValue,
  Desired,
  DesiredShape,
  DesiredValue,
  KnownShape,
  Nest,
  NeverNull,
  OpenShape,
  Plan,
  PlanShape,
  PlanValue,
  State,
  StateShape,
  StateValue,
} from "./schema-values";
export { type ProviderSource, type ServeOptions, serve } from "./serve";
export { isUnknown, isWhollyKnown, type KnownValue, UNKNOWN, type Unknown, type Value, valuesEqual } from "./value";
