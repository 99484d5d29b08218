import type { StopSignal } from "../signals";
import type { HttpReply } from "../transport/http-reply";

/** Runs `logOn`, which shows the credential to the host, when its turn has come; at once, later or not at all. */
export type LogonTurn = (logOn: () => Promise<HttpReply>) => Promise<HttpReply>;

/**
 * An authenticated conversation over one connection. Each scheme has its own folder with a class of this shape; what
 * it takes and gives is plain SOAP, whatever crosses the wire.
 */
export interface MessageChannel {
  /** Whether messages may be sent now before earlier ones are answered: it is logged on, and keeps no state between them. */
  readonly takesSeveral: boolean;

  /**
   * Sends one SOAP message, authenticating first where that has not happened yet. Errors: `unauthorized`,
   * `authentication_failed`, `malformed` and those of the connection; after any of them the channel is useless.
   * @param turn a password is shown in it alone; what reveals nothing (connecting, asking for a challenge) goes before
   */
  exchange(message: Buffer, signal: StopSignal, turn: LogonTurn): Promise<HttpReply>;
}
