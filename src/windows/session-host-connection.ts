import { WsmanClient, WsmanError } from "../wsman";
import { channelError } from "./host-error";
import { CimRegistry } from "./registry/cim-registry";
import { SessionHostLicensing } from "./session-host-licensing";
import { type HostCredentials, wsmanCredentials } from "./wsman-credentials";

/** How one session host is reached over WinRM. */
export interface ConnectionSettings extends HostCredentials {
  /** DNS name or address. */
  readonly address: string;
  readonly port: number;
  readonly path: string;
  readonly https: boolean;
  /** PEM text of the authorities to trust instead of the system's. */
  readonly caCertificate?: string;
  readonly tlsServerName?: string;
  readonly insecure: boolean;
  readonly allowUnencrypted: boolean;
  /** Per operation, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/** One authenticated connection to a session host, opened with the first operation and reused by the next. */
export class SessionHostConnection {
  readonly licensing: SessionHostLicensing;
  private readonly client: WsmanClient;

  /** @param host the host's name, for messages */
  constructor(host: string, settings: ConnectionSettings) {
    this.client = openClient(host, settings);
    this.licensing = new SessionHostLicensing(host, (signal) => new CimRegistry(this.client, { host, signal }));
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

function openClient(host: string, settings: ConnectionSettings): WsmanClient {
  const { caCertificate, tlsServerName, insecure } = settings;
  try {
    return new WsmanClient({
      host: settings.address,
      port: settings.port,
      path: settings.path,
      https: settings.https,
      auth: wsmanCredentials(settings),
      tls: { ca: caCertificate, serverName: tlsServerName, insecure },
      allowUnencrypted: settings.allowUnencrypted,
      timeoutMs: settings.timeoutMs,
      maxRetries: settings.maxRetries,
    });
  } catch (error) {
    throw error instanceof WsmanError ? channelError(error, host) : error;
  }
}
