import type { ConnectionSettings } from "../connection";
import { formatHost, type Scope, type SessionHost } from "../licensing";
import { SharedLogon, WsmanClient, type WsmanClientOptions, type WsmanCredentials, WsmanError } from "../wsman";
import { channelOver, cimChannel } from "./channel/cim-channel";
import type { HostChannel, ObservedHost } from "./channel/host-channel";
import { shellChannel } from "./channel/shell-channel";
import { channelError } from "./errors/host-error";
import { RecentReadings } from "./settings/recent-readings";
import { LICENSING_SCOPES } from "./settings/scopes";
import { SessionHostLicensing } from "./settings/session-host-licensing";

/** One authenticated connection to a host, opened with the first operation and reused by the next. */
export class HostConnection {
  /** The host's name, for messages. */
  readonly host: string;
  /** What the host is reached by. */
  readonly channel: HostChannel;
  readonly #recent = new RecentReadings();

  /**
   * @param account shared by the hosts that are reached with it
   * @throws HostError `invalid_configuration` and `unencrypted_refused` when no connection can be made with the settings
   */
  constructor(host: SessionHost, settings: ConnectionSettings, account = sharedAccount(settings)) {
    this.host = host.text;
    this.channel = openChannel(host, settings, account);
  }

  /** The licensing settings in a scope. */
  licensing(scope: Scope): SessionHostLicensing {
    return new SessionHostLicensing(this.host, LICENSING_SCOPES[scope], this.channel, this.#recent);
  }

  close(): void {
    this.channel.close();
  }
}

/** A host whose WS-Management service is asked itself, as well as what is behind it, over one connection. */
export interface ServiceConnection extends ObservedHost {
  readonly client: WsmanClient;
  readonly channel: Required<HostChannel>;
}

/** What a client of the host is made with. */
export function connectionOptions(host: SessionHost, settings: ConnectionSettings): WsmanClientOptions {
  return clientOptions(host, settings, sharedAccount(settings));
}

/**
 * Connects to a host whatever the channel of the settings is, and tries nothing twice.
 *
 * @param onExchange see `WsmanClientOptions`
 * @throws HostError as {@link HostConnection}
 */
export function connectToService(
  host: SessionHost,
  settings: ConnectionSettings,
  onExchange?: WsmanClientOptions["onExchange"],
): ServiceConnection {
  const options = { ...connectionOptions(host, settings), maxRetries: 0, onExchange };
  const client = settingsChecked(host, () => new WsmanClient(options));
  return { host: host.text, client, channel: channelOver(client, host.text) };
}

/** Connections to the hosts of one account, all by the same settings. Close them at the end. */
export class HostConnections {
  readonly #settings: ConnectionSettings;
  readonly #account: SharedAccount;
  readonly #open: HostConnection[] = [];

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#account = sharedAccount(settings);
  }

  /** A connection to a host; errors as of {@link HostConnection}. */
  to(host: SessionHost): HostConnection {
    const connection = new HostConnection(host, this.#settings, this.#account);
    this.#open.push(connection);
    return connection;
  }

  /** The same for every spelling of a host. */
  identityOf(host: SessionHost): string {
    return formatHost(host, this.#settings.port).toLowerCase();
  }

  close(): void {
    for (const connection of this.#open.splice(0)) connection.close();
  }
}

/** What the clients of all hosts of one account are given: the very same objects, see `WsmanClientOptions`. */
type SharedAccount = Required<Pick<WsmanClientOptions, "auth" | "tls" | "logon">>;

function sharedAccount(settings: ConnectionSettings): SharedAccount {
  const { caCertificate, tlsServerName, insecure } = settings;
  return {
    auth: credentialsOf(settings),
    tls: { ca: caCertificate, serverName: tlsServerName, insecure },
    logon: new SharedLogon(),
  };
}

function openChannel(host: SessionHost, settings: ConnectionSettings, account: SharedAccount): HostChannel {
  const open = { cim: cimChannel, shell: shellChannel }[settings.channel];
  return settingsChecked(host, () => open(host.text, clientOptions(host, settings, account)));
}

function settingsChecked<T>(host: SessionHost, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw error instanceof WsmanError ? channelError(error, host.text) : error;
  }
}

function clientOptions(
  { address, port }: SessionHost,
  settings: ConnectionSettings,
  account: SharedAccount,
): WsmanClientOptions {
  return {
    ...account,
    host: address,
    port: port ?? settings.port,
    path: settings.path,
    https: settings.https,
    allowUnencrypted: settings.allowUnencrypted,
    timeoutMs: settings.timeoutMs,
    maxRetries: settings.maxRetries,
  };
}

/** The client refuses what is missing. */
function credentialsOf(settings: ConnectionSettings): WsmanCredentials {
  const { auth, username = "", password = "", clientCertificate = "", clientKey = "" } = settings;
  switch (auth) {
    case "kerberos":
      return { scheme: auth };
    case "certificate":
      return { scheme: auth, certificate: clientCertificate, key: clientKey };
    default:
      return { scheme: auth, username, password };
  }
}
