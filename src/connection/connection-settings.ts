/** The ways to log on, the default first. */
export const AUTH_SCHEMES = ["ntlm", "kerberos", "basic", "certificate"] as const;
/** A way to log on. */
export type AuthScheme = (typeof AUTH_SCHEMES)[number];

/** The ways to ask a host, the default first. */
export const CHANNELS = ["cim", "shell"] as const;
export type Channel = (typeof CHANNELS)[number];

/** How hosts are reached over WinRM with one account: everything but their names. */
export interface ConnectionSettings {
  /** `ntlm` and `basic` need an account, `certificate` needs both PEM texts, `kerberos` nothing. */
  readonly auth: AuthScheme;
  /** `DOMAIN\user`, `user@domain` or a local name. */
  readonly username?: string;
  readonly password?: string;
  /** PEM text. */
  readonly clientCertificate?: string;
  /** PEM text of the private key of `clientCertificate`, without a passphrase. */
  readonly clientKey?: string;
  readonly https: boolean;
  /** TCP port of the hosts that name none themselves. */
  readonly port: number;
  /** URL path of the listener, without a leading slash. */
  readonly path: string;
  /** PEM text of the authorities to trust instead of Node's own. */
  readonly caCertificate?: string;
  /** The name that the host's certificate carries. @default the host's own */
  readonly tlsServerName?: string;
  /** Whether the host's certificate goes unchecked. */
  readonly insecure: boolean;
  /** Whether plain text, the password included, may cross http. */
  readonly allowUnencrypted: boolean;
  /** The most one question may take with all its pages and retries, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a question is asked again after a transport failure or a quota fault. */
  readonly maxRetries: number;
  /** `cim`: WS-Management CIM calls; `shell`: `reg` in a remote shell through `winrm-client`. */
  readonly channel: Channel;
}

/**
 * The port of a WinRM listener where none is named
 * (https://learn.microsoft.com/windows/win32/winrm/installation-and-configuration-for-windows-remote-management).
 */
export function defaultPort(https: boolean): number {
  return https ? 5986 : 5985;
}
