/** How hosts are reached: the provider's `winrm`, the environment and the defaults brought together. */
export interface WinrmSettings {
  readonly auth: "ntlm" | "basic" | "kerberos" | "certificate";
  /** The account, for `ntlm` and `basic`. */
  readonly username?: string;
  readonly password?: string;
  /** PEM text, for `certificate`. */
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly https: boolean;
  readonly port: number;
  readonly path: string;
  /** PEM text. */
  readonly caCertificate?: string;
  readonly tlsServerName?: string;
  readonly insecure: boolean;
  readonly allowUnencrypted: boolean;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly channel: "cim" | "shell";
}

/** The port of a WinRM listener where none is named (https://learn.microsoft.com/windows/win32/winrm/installation-and-configuration-for-windows-remote-management). */
export function defaultPort(https: boolean): number {
  return https ? 5986 : 5985;
}
