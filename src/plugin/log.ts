import { harmlessLines } from "../harmless-text";
import { Decimal } from "./number";
import { Secrets } from "./secrets";
import { writeToStderr } from "./write-line";

/** From the most to the least detailed. */
export type LogLevel = "trace" | "debug" | "info" | "warn" | "error";
/** Values logged beside a message, by name. Names that begin with `@` are reserved and left out. */
export type LogFields = { readonly [name: string]: unknown };

/**
 * Writes to Terraform's log (`TF_LOG`, `TF_LOG_PROVIDER`). Secrets in messages and fields are masked, and control
 * characters are escaped so that they do not reach a terminal.
 */
export interface Logger {
  /** Every step; shown with `TF_LOG=trace`. */
  trace(message: string, fields?: LogFields): void;
  /** For those who develop or debug the provider. */
  debug(message: string, fields?: LogFields): void;
  /** What happens in normal operation. */
  info(message: string, fields?: LogFields): void;
  /** Something unexpected that the provider can handle. */
  warn(message: string, fields?: LogFields): void;
  /** A failure. Report it to the user by a diagnostic, too. */
  error(message: string, fields?: LogFields): void;
  /** Masks this string in all later logs and diagnostics. Values of sensitive attributes are masked without it. */
  secret(value: string): void;
}

const LEVELS: readonly LogLevel[] = ["trace", "debug", "info", "warn", "error"];
/** Terraform splits lines beyond 64 KiB. */
const MAX_TEXT = 8192;

/**
 * The level Terraform asks for by `TF_LOG_PROVIDER`, else `TF_LOG`.
 * @returns undefined for no log
 */
export function logLevel(environment: NodeJS.ProcessEnv): LogLevel | undefined {
  const name = (environment.TF_LOG_PROVIDER || environment.TF_LOG || "off").toLowerCase();
  if (name === "off") return undefined;
  return LEVELS.find((level) => level === name) ?? "trace";
}

export interface LogOptions {
  readonly module: string;
  readonly level: LogLevel | undefined;
  readonly secrets: Secrets;
  readonly write: (line: string) => void;
}

/** Logs one JSON object per line in the format of hclog, which Terraform parses (go-plugin `log_entry.go`). */
export function createLogger({ module, level, secrets, write }: LogOptions): Logger {
  const threshold = level === undefined ? LEVELS.length : LEVELS.indexOf(level);
  const at = (own: LogLevel) => (message: string, fields?: LogFields) => {
    if (LEVELS.indexOf(own) < threshold) return;
    const entry = { "@message": message, "@level": own, "@module": module, "@timestamp": timestamp(new Date()) };
    write(`${JSON.stringify({ ...withoutReserved(fields), ...entry }, masking(secrets))}\n`);
  };
  return {
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    secret: (value) => secrets.add(value),
  };
}

/** What a process, or one connection of several, logs with, and the secrets that it masks. */
export interface Instruments {
  readonly log: Logger;
  readonly secrets: Secrets;
}

/**
 * A log on stderr, at the level of the environment of this process.
 *
 * @param all the secrets of the whole process, where it serves several connections
 */
export function instruments(module: string, all?: Secrets): Instruments {
  const secrets = new Secrets(all);
  return { log: createLogger({ module, level: logLevel(process.env), secrets, write: writeToStderr }), secrets };
}

/** hclog's parser takes exactly six digits of a second. */
function timestamp(time: Date): string {
  return time.toISOString().replace("Z", "000Z");
}

function withoutReserved(fields: LogFields = {}): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith("@")));
}

function masking(secrets: Secrets): (key: string, value: unknown) => unknown {
  const ancestors: unknown[] = [];
  return function (this: unknown, _key, value) {
    if (typeof value === "string") return harmlessLines(secrets.mask(value)).slice(0, MAX_TEXT);
    if (typeof value === "bigint" || typeof value === "symbol" || value instanceof Decimal) return String(value);
    if (value instanceof Error) return harmlessLines(secrets.mask(value.stack ?? value.message)).slice(0, MAX_TEXT);
    if (typeof value !== "object" || value === null) return value;
    while (ancestors.length > 0 && ancestors.at(-1) !== this) ancestors.pop();
    if (ancestors.includes(value)) return "(circular)";
    ancestors.push(value);
    return value;
  };
}
