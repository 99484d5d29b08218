import { Agent } from "node:http";
import type { Socket } from "node:net";

/** An HTTP agent for exactly one connection: it never opens another, so authentication cannot move to a new one. */
export class PinnedAgent extends Agent {
  readonly #socket: Socket;
  #given = false;

  constructor(socket: Socket) {
    super({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
    this.#socket = socket;
  }

  override createConnection(): Socket {
    if (this.#given) throw Object.assign(new Error("the connection is closed"), { code: "ECONNRESET" });
    this.#given = true;
    return this.#socket;
  }
}
