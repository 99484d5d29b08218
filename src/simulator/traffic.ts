import type { Socket } from "node:net";

/** What one HTTP request was and how it ended. Holds no credentials and no message text. */
export interface RequestRecord {
  /** Method (`GetDWORDValue`), transfer operation (`Get`), `Identify`, or `-` when the request was not understood. */
  readonly operation: string;
  /** 0 when the connection was cut or left without an answer. */
  readonly httpStatus: number;
  /** What the WMI method returned. */
  readonly returnValue?: number;
  /** Whether it came over https. */
  readonly https: boolean;
  /** Whether the message was sealed (NTLM message encryption). */
  readonly sealed: boolean;
}

/** Counters of one host, both endpoints together. */
export interface TrafficSummary {
  /** HTTP requests, 401s included. */
  readonly requests: number;
  /** TCP connections. */
  readonly connections: number;
  /** On the wire, TLS and HTTP included; absent in a standalone program, whose runtime does not count them. */
  readonly bytesReceived?: number;
  /** The same the other way. */
  readonly bytesSent?: number;
}

const LOG_LENGTH = 1000;

/**
 * Counts what crosses the endpoints of one host and keeps the last thousand requests.
 *
 * @example
 * const { traffic } = farm.host("rdsh1");
 * traffic.reset();
 * const { requests, connections } = traffic.summary();
 */
export class Traffic {
  #requestCount = 0;
  #connectionCount = 0;
  #closedReceived = 0;
  #closedSent = 0;
  #countsBytes = true;
  readonly #open = new Set<Socket>();
  #records: RequestRecord[] = [];

  /** Counts a connection, until it closes. */
  connection(socket: Socket): void {
    this.#connectionCount += 1;
    this.#open.add(socket);
    socket.once("close", () => {
      this.#closedReceived += socket.bytesRead;
      this.#closedSent += socket.bytesWritten;
      this.#open.delete(socket);
    });
  }

  /** Counts a request that came over `socket`, and keeps it. */
  request(record: RequestRecord, socket: Pick<Socket, "bytesRead">): void {
    this.#requestCount += 1;
    // No request is empty: where it is said to be, the runtime counts no bytes, or only some.
    this.#countsBytes &&= socket.bytesRead > 0;
    this.#records.push(record);
    if (this.#records.length > LOG_LENGTH) this.#records.shift();
  }

  /** The counters so far. */
  summary(): TrafficSummary {
    const counted = { requests: this.#requestCount, connections: this.#connectionCount };
    return this.#countsBytes ? { ...counted, ...this.#bytes() } : counted;
  }

  #bytes(): Required<Pick<TrafficSummary, "bytesReceived" | "bytesSent">> {
    let bytesReceived = this.#closedReceived;
    let bytesSent = this.#closedSent;
    for (const socket of this.#open) {
      bytesReceived += socket.bytesRead;
      bytesSent += socket.bytesWritten;
    }
    return { bytesReceived, bytesSent };
  }

  /** The last thousand requests. */
  log(): readonly RequestRecord[] {
    return this.#records;
  }

  /** Starts counting at zero; connections still open are not counted again. */
  reset(): void {
    this.#requestCount = 0;
    this.#connectionCount = 0;
    this.#records = [];
    this.#closedReceived = 0;
    this.#closedSent = 0;
    for (const socket of this.#open) {
      this.#closedReceived -= socket.bytesRead;
      this.#closedSent -= socket.bytesWritten;
    }
  }
}
