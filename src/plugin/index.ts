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
  bool,
  integer,
  list,
  map,
  number,
  object,
  objects,
  type Schema,
  set,
  string,
  type Validator,
} from "./schema";
export type { Config, Desired, Plan, State } from "./schema-values";
export { type ProviderSource, type ServeOptions, serve } from "./serve";
export { isUnknown, isWhollyKnown, UNKNOWN, type Unknown, type Value, valuesEqual } from "./value";
