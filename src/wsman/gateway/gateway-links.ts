import type { Socket } from "node:net";
import type { StopSignal } from "../signals";
import { HttpConnection } from "../transport/http-connection";
import type { TransportSettings } from "../transport/transport-settings";

/** One connection to the host for each connection of the foreign client, because NTLM authenticates connections. */
export class GatewayLinks {
  readonly #settings: TransportSettings;
  readonly #links = new Map<Socket, HttpConnection>();

  constructor(settings: TransportSettings) {
    this.#settings = settings;
  }

  /** The connection that belongs to the client's; a new one when the host has closed it. Errors: `WsmanError`. */
  async of(socket: Socket, signal: StopSignal): Promise<HttpConnection> {
    const existing = this.#links.get(socket);
    if (existing?.isOpen) return existing;
    const link = await HttpConnection.open(this.#settings, signal);
    if (socket.destroyed) link.close();
    if (existing === undefined) socket.once("close", () => this.#drop(socket));
    this.#links.set(socket, link);
    return link;
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #drop(socket: Socket): void {
    this.#links.get(socket)?.close();
    this.#links.delete(socket);
  }
}
