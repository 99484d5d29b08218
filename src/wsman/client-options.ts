import { isIP } from "node:net";
import { WsmanError } from "./errors";
import { DEFAULT_LIMITS, type WsmanLimits } from "./limits";
import type { Endpoint } from "./transport/endpoint";
import { checkAuthorities, type TlsSettings } from "./transport/tls";

/** How to authenticate. NTLM takes `DOMAIN\user`, `user@domain` or a local name; Basic only local accounts. */
export interface WsmanCredentials {
  readonly scheme: "ntlm" | "basic";
  readonly username: string;
  readonly password: string;
}

export interface WsmanClientOptions {
  /** DNS name or address, without scheme, port or path. */
  readonly host: string;
  /** @default 5986 with https, 5985 without */
  readonly port?: number;
  /** @default true */
  readonly https?: boolean;
  /** URL path of the listener. @default "wsman" */
  readonly path?: string;
  readonly auth: WsmanCredentials;
  readonly tls?: TlsSettings;
  /** Allows Basic over http, where everybody on the way reads the password. @default false */
  readonly allowUnencrypted?: boolean;
  /** For one try of an operation, connecting and authenticating included; with retries it takes twice that at most. @default 30000 */
  readonly timeoutMs?: number;
  /**
   * How often an operation is tried again after a lost connection, a time-out that the host reports, or a quota fault,
   * where that is safe; see `WsmanClient`. @default 3
   */
  readonly maxRetries?: number;
  readonly limits?: Partial<WsmanLimits>;
}

/** The options with their defaults, checked. */
export interface ClientSettings {
  readonly endpoint: Endpoint;
  readonly auth: WsmanCredentials;
  readonly tls: TlsSettings;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly limits: WsmanLimits;
}

/** Twice this still fits Node's timers. */
const LONGEST_TIMEOUT_MS = 1_073_741_823;

/** Errors: `invalid_configuration`, and `unencrypted_refused` for Basic over http without `allowUnencrypted`. */
export function clientSettings(options: WsmanClientOptions): ClientSettings {
  const { auth, https = true, timeoutMs = 30_000, maxRetries = 3 } = options;
  const endpoint = clientEndpoint(options, https);
  checkCredentials(auth);
  if (!(Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_TIMEOUT_MS)) {
    throw invalid("The timeout is not a whole number of milliseconds above zero.");
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0)) throw invalid("The number of retries is not a whole number.");
  if (auth.scheme === "basic" && !https && options.allowUnencrypted !== true) {
    throw new WsmanError("unencrypted_refused", "Basic over http would send the password readable; nothing was sent.", {
      host: endpoint.host,
      endpoint: endpoint.url,
    });
  }
  checkAuthorities(options.tls?.ca);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return { endpoint, auth, tls: options.tls ?? {}, timeoutMs, maxRetries, limits };
}

function clientEndpoint(options: WsmanClientOptions, https: boolean): Endpoint {
  const host = options.host.replace(/^\[(.*)\]$/, "$1");
  if (!isIP(host) && !/^[\p{L}\p{N}]([\p{L}\p{N}._-]*)$/u.test(host)) {
    throw invalid("The host is neither a DNS name nor an address; it must have no scheme, port or path.");
  }
  const port = options.port ?? (https ? 5986 : 5985);
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) throw invalid("The port is not between 1 and 65535.");
  const path = `/${(options.path ?? "wsman").replace(/^\/+/, "")}`;
  if (!/^[!-~]+$/.test(path)) throw invalid("The path holds a blank or a character that a URL cannot carry.");
  const url = `${https ? "https" : "http"}://${isIP(host) === 6 ? `[${host}]` : host}:${port}${path}`;
  return { host, port, path, https, url };
}

function checkCredentials(auth: WsmanCredentials): void {
  if (auth.username === "" || auth.password === "") throw invalid("User name or password is missing.");
  if (/\p{Cc}/u.test(auth.username)) throw invalid("The user name holds a control character.");
  if (auth.scheme === "basic" && auth.username.includes(":")) throw invalid("A user name for Basic has no colon.");
}

function invalid(what: string): WsmanError {
  return new WsmanError("invalid_configuration", what);
}
