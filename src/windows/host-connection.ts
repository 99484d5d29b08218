import type { Scope } from "../licensing";
import { type SharedLogon, type WsmanClientOptions, WsmanError } from "../wsman";
import { cimChannel } from "./channel/cim-channel";
import type { HostChannel } from "./channel/host-channel";
import { shellChannel } from "./channel/shell-channel";
import { type HostCredentials, wsmanCredentials } from "./channel/wsman-credentials";
import { channelError } from "./errors/host-error";
import { LICENSING_SCOPES } from "./settings/scopes";
import { SessionHostLicensing } from "./settings/session-host-licensing";

/** How one session host is reached over WinRM. */
export interface ConnectionSettings extends HostCredentials {
  /** DNS name or address. */
  readonly address: string;
  readonly port: number;
  readonly path: string;
  readonly https: boolean;
  /** PEM text of the authorities to trust instead of Node's own. */
  readonly caCertificate?: string;
  readonly tlsServerName?: string;
  readonly insecure: boolean;
  readonly allowUnencrypted: boolean;
  /** Per operation, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** `cim`: WS-Management CIM calls; `shell`: `reg` in a remote shell through `winrm-client`. */
  readonly channel: "cim" | "shell";
  /** Shared by the hosts that are reached with the same account. */
  readonly logon?: SharedLogon;
}

/** One authenticated connection to a session host, opened with the first operation and reused by the next. */
export class SessionHostConnection {
  /** What the host is reached by. */
  readonly channel: HostChannel;

  constructor(
    /** The host's name, for messages. */
    readonly host: string,
    settings: ConnectionSettings,
  ) {
    this.channel = openChannel(host, settings);
  }

  /** The licensing settings in a scope. */
  licensing(scope: Scope): SessionHostLicensing {
    return new SessionHostLicensing(this.host, LICENSING_SCOPES[scope], this.channel);
  }

  close(): void {
    this.channel.close();
  }
}

function openChannel(host: string, settings: ConnectionSettings): HostChannel {
  const open = { cim: cimChannel, shell: shellChannel }[settings.channel];
  try {
    return open(host, clientOptions(settings));
  } catch (error) {
    throw error instanceof WsmanError ? channelError(error, host) : error;
  }
}

function clientOptions(settings: ConnectionSettings): WsmanClientOptions {
  const { caCertificate, tlsServerName, insecure } = settings;
  return {
    host: settings.address,
    port: settings.port,
    path: settings.path,
    https: settings.https,
    auth: wsmanCredentials(settings),
    tls: { ca: caCertificate, serverName: tlsServerName, insecure },
    allowUnencrypted: settings.allowUnencrypted,
    timeoutMs: settings.timeoutMs,
    maxRetries: settings.maxRetries,
    logon: settings.logon,
  };
}
