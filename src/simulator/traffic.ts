import type { Socket } from "node:net";

/** What one HTTP request was and how it ended. Holds no credentials and no message text. */
export interface RequestRecord {
  /** Method (`GetDWORDValue`), transfer operation (`Get`), `Identify`, or `-` when the request was not understood. */
  readonly operation: string;
  /** 0 when the connection was cut or left without an answer. */
  readonly httpStatus: number;
  readonly returnValue?: number;
  readonly https: boolean;
  /** Whether the message was sealed (NTLM message encryption). */
  readonly sealed: boolean;
}

/** Counters of one host, both endpoints together. */
export interface TrafficSummary {
  readonly requests: number;
  readonly connections: number;
  /** On the wire, TLS and HTTP included. */
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

const logLength = 1000;

/** Counts what crosses the endpoints of one host and keeps the last thousand requests. */
export class Traffic {
  private requestCount = 0;
  private connectionCount = 0;
  private closedReceived = 0;
  private closedSent = 0;
  private readonly open = new Set<Socket>();
  private records: RequestRecord[] = [];

  connection(socket: Socket): void {
    this.connectionCount += 1;
    this.open.add(socket);
    socket.once("close", () => {
      this.closedReceived += socket.bytesRead;
      this.closedSent += socket.bytesWritten;
      this.open.delete(socket);
    });
  }

  request(record: RequestRecord): void {
    this.requestCount += 1;
    this.records.push(record);
    if (this.records.length > logLength) this.records.shift();
  }

  summary(): TrafficSummary {
    let bytesReceived = this.closedReceived;
    let bytesSent = this.closedSent;
    for (const socket of this.open) {
      bytesReceived += socket.bytesRead;
      bytesSent += socket.bytesWritten;
    }
    return { requests: this.requestCount, connections: this.connectionCount, bytesReceived, bytesSent };
  }

  log(): readonly RequestRecord[] {
    return this.records;
  }

  /** Starts counting at zero; connections still open are not counted again. */
  reset(): void {
    this.requestCount = 0;
    this.connectionCount = 0;
    this.records = [];
    this.closedReceived = 0;
    this.closedSent = 0;
    for (const socket of this.open) {
      this.closedReceived -= socket.bytesRead;
      this.closedSent -= socket.bytesWritten;
    }
  }
}
