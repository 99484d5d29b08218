export type LogLevel = "trace" | "debug" | "info" | "warn" | "error";
export type LogFields = { readonly [name: string]: unknown };

/** Writes to Terraform's log (`TF_LOG`, `TF_LOG_PROVIDER`). Secrets are masked in messages and fields. */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Masks this string from now on, in logs and diagnostics. Values of sensitive attributes are registered already. */
  secret(value: string): void;
}
