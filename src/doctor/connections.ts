import type { ConnectionSettings } from "../connection";
import {
  connectToService,
  HostConnection,
  HostInspection,
  type ObservedHost,
  type ServiceConnection,
  type SessionHost,
} from "../windows";
import type { WsmanClient, WsmanClientOptions } from "../wsman";

/** How the host of an examination is logged on to. Each is made when it is first asked for: without a logon, none is. */
export class Connections {
  readonly #host: SessionHost;
  readonly #settings: ConnectionSettings;
  readonly #onExchange: WsmanClientOptions["onExchange"];
  #service: ServiceConnection | undefined;
  #shell: HostConnection | undefined;

  constructor(host: SessionHost, settings: ConnectionSettings, onExchange?: WsmanClientOptions["onExchange"]) {
    this.#host = host;
    this.#settings = settings;
    this.#onExchange = onExchange;
  }

  /** Over WS-Management calls, whatever the channel is. @throws HostError for settings that no connection can be made with */
  get service(): ServiceConnection {
    this.#service ??= connectToService(this.#host, this.#settings, this.#onExchange);
    return this.#service;
  }

  get client(): WsmanClient {
    return this.service.client;
  }

  /** By the channel that is configured. */
  get configured(): ObservedHost {
    if (this.#settings.channel !== "shell") return this.service;
    this.#shell ??= new HostConnection(this.#host, this.#settings);
    return this.#shell;
  }

  /** What WMI and the registry of the host answer over WS-Management calls. */
  inspect(signal: AbortSignal): HostInspection {
    return new HostInspection(this.service, signal);
  }

  async close(): Promise<void> {
    this.#shell?.close();
    await this.#service?.client.close();
  }
}
