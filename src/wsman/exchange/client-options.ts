import { isIP } from "node:net";
import { connectionProblems } from "../../connection";
import type { SharedLogon } from "../auth/shared-logon";
import { WsmanError } from "../errors/wsman-error";
import { DEFAULT_LIMITS, type WsmanLimits } from "../limits";
import { checkAuthorities, checkIdentity } from "../transport/tls";
import type { Endpoint, TlsIdentity, TlsSettings, TransportTls } from "../transport/transport-settings";

/** `spn` is the service principal name of the host, `service/name`. */
export type WsmanCredentials =
  /** `DOMAIN\user`, `user@domain` or a local name. Without `spn`: `HTTP/` and the host */
  | { readonly scheme: "ntlm"; readonly username: string; readonly password: string; readonly spn?: string }
  /** Local accounts only. */
  | { readonly scheme: "basic"; readonly username: string; readonly password: string }
  /**
   * The ticket cache or client keytab of this machine's user (krb5.conf and KRB5CCNAME say which); https only. Needs the
   * npm package `kerberos`. Without `spn`: `host/` and the host
   */
  | { readonly scheme: "kerberos"; readonly spn?: string }
  /** A client certificate that the host maps to a local account, with its private key, both PEM; https only. */
  | ({ readonly scheme: "certificate" } & TlsIdentity);

/** Which host a client connects to, how it logs on, and what it may take. */
export interface WsmanClientOptions {
  /** DNS name or address, without scheme, port or path. */
  readonly host: string;
  /** @default 5986 with https, 5985 without */
  readonly port?: number;
  /** @default true */
  readonly https?: boolean;
  /** URL path of the listener. @default "wsman" */
  readonly path?: string;
  /** How to log on. */
  readonly auth: WsmanCredentials;
  /**
   * Which certificate of the host is accepted; https only. Give the clients of many hosts the same object, and the same
   * `auth`: what is in them is then parsed once. @default Node's authorities, and the name of the host
   */
  readonly tls?: TlsSettings;
  /** Allows Basic over http, where everybody on the way reads the password. @default false */
  readonly allowUnencrypted?: boolean;
  /** The most one operation may take: connecting, authenticating, all tries, and all pages of an enumeration. @default 30000 */
  readonly timeoutMs?: number;
  /**
   * How often an operation is tried again after a lost connection, a time-out that the host reports, or a quota fault,
   * where that is safe; see `WsmanClient`. @default 3
   */
  readonly maxRetries?: number;
  /** What is taken from the host at most. @default DEFAULT_LIMITS */
  readonly limits?: Partial<WsmanLimits>;
  /** Given to the clients of many hosts, keeps a wrong password from being tried on all of them. @default - none */
  readonly logon?: SharedLogon;
  /** Is shown every message that was answered, as it is before encryption and after it. What it throws is the operation's error. */
  readonly onExchange?: (exchange: ObservedExchange) => void;
}

/** A message and its answer, without what logged on: no header and no token of either. */
export interface ObservedExchange {
  /** The SOAP message that was sent. */
  readonly request: Buffer;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The content type of the answer; that of the message inside where it came encrypted. */
  readonly contentType: string | undefined;
  /** The body of the answer, decrypted. */
  readonly reply: Buffer;
}

/** The options with their defaults, checked. */
export interface ClientSettings {
  readonly endpoint: Endpoint;
  readonly auth: WsmanCredentials;
  readonly tls: TransportTls;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly limits: WsmanLimits;
  /** Of schemes with a password, which alone can lock an account out. */
  readonly logon: SharedLogon | undefined;
  readonly onExchange: WsmanClientOptions["onExchange"];
}

const NODES_OWN: TlsSettings = {};

/** Twice this still fits Node's timers. */
const LONGEST_TIMEOUT_MS = 1_073_741_823;

/** Errors: `invalid_configuration`, and `unencrypted_refused` for what would cross http as plain text. */
export function clientSettings(options: WsmanClientOptions): ClientSettings {
  const { auth, timeoutMs = 30_000, maxRetries = 3 } = options;
  const { endpoint, trust } = listenerSettings(options);
  checkAccount(options, endpoint);
  if (!(Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_TIMEOUT_MS)) {
    throw invalid("The timeout must be a whole number of milliseconds above zero.");
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw invalid("The number of retries must be a whole number.");
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const identity = auth.scheme === "certificate" ? auth : undefined;
  const logon = "password" in auth ? options.logon : undefined;
  const { onExchange } = options;
  return { endpoint, auth, tls: { trust, identity }, timeoutMs, maxRetries, limits, logon, onExchange };
}

/** Where the listener of a host is, and who may vouch for it: all that is needed before anybody logs on. */
export type ListenerOptions = Omit<WsmanClientOptions, "auth">;

/** @throws WsmanError `invalid_configuration` */
export function listenerSettings(options: ListenerOptions): {
  readonly endpoint: Endpoint;
  readonly trust: TlsSettings;
} {
  const { https = true, tls: trust = NODES_OWN } = options;
  const endpoint = clientEndpoint(options, https);
  checkAuthorities(trust);
  return { endpoint, trust };
}

function clientEndpoint(options: ListenerOptions, https: boolean): Endpoint {
  const host = options.host.replace(/^\[(.*)\]$/, "$1");
  const version = isIP(host);
  if (version === 0 && !/^[\p{L}\p{N}]([\p{L}\p{N}._-]*)$/u.test(host)) {
    throw invalid("The host must be a DNS name or an address, without scheme, port or path.");
  }
  const port = options.port ?? (https ? 5986 : 5985);
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) throw invalid("The port must be between 1 and 65535.");
  const path = `/${(options.path ?? "wsman").replace(/^\/+/, "")}`;
  if (!/^[!-~]+$/.test(path)) throw invalid("The path contains a space or a character that a URL cannot carry.");
  const url = `${https ? "https" : "http"}://${version === 6 ? `[${host}]` : host}:${port}${path}`;
  return { host, port, path, https, url };
}

/** What was found right together with which options: the clients of many hosts are given the same, checked once. */
const checked = new WeakMap<WsmanCredentials, string>();

function checkAccount(options: WsmanClientOptions, endpoint: Endpoint): void {
  const { auth, https, allowUnencrypted } = options;
  const together = `${https} ${allowUnencrypted}`;
  if (checked.get(auth) === together) return;
  checkTogether(options, endpoint);
  checkCredentials(auth);
  checked.set(auth, together);
}

function checkCredentials(auth: WsmanCredentials): void {
  if (auth.scheme === "certificate") checkIdentity(auth);
  if ("spn" in auth && auth.spn !== undefined && !/^[^/@\s\p{Cc}]+\/[^/@\s\p{Cc}]+$/u.test(auth.spn)) {
    throw invalid("The service principal name must have the form service/host.");
  }
  if ("username" in auth && /\p{Cc}/u.test(auth.username)) throw invalid("The user name contains a control character.");
}

/** What the rules of every connection refuse. Errors `unencrypted_refused`, `invalid_configuration`. */
function checkTogether({ auth, https, allowUnencrypted }: WsmanClientOptions, { host, url }: Endpoint): void {
  const credentials =
    auth.scheme === "certificate" ? { client_certificate: auth.certificate, client_key: auth.key } : { ...auth };
  const given = { ...credentials, auth: auth.scheme, https, allow_unencrypted: allowUnencrypted };
  const problem = connectionProblems(given).find(({ severity }) => severity === "error");
  if (problem !== undefined) throw new WsmanError(problem.code, problem.detail, { host, endpoint: url });
}

function invalid(what: string): WsmanError {
  return new WsmanError("invalid_configuration", what);
}
