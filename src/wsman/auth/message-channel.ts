import type { HttpReply } from "../transport/http-reply";

/**
 * An authenticated conversation over one connection. Each scheme has its own folder with a class of this shape; what
 * it takes and gives is readable SOAP, whatever crosses the wire.
 */
export interface MessageChannel {
  /**
   * Sends one SOAP message, authenticating first where that has not happened yet. Errors: `unauthorized`,
   * `authentication_failed`, `malformed` and those of the connection; after any of them the channel is useless.
   */
  exchange(message: Buffer, signal: AbortSignal): Promise<HttpReply>;
}
