import type { IncomingMessage } from "node:http";
import { STATUS_EXPLANATIONS } from "../errors/status-explanations";
import { WsmanError } from "../errors/wsman-error";
import { type OfferedScheme, offeredSchemes } from "./offered-schemes";

/** An HTTP reply, read to its end. */
export interface HttpReply {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  readonly offered: readonly OfferedScheme[];
  /** The body came sealed, and nothing else of the reply did: whoever is on the way can have changed its status. */
  readonly isSealed?: boolean;
}

/** Whether it says to hold a SOAP message. */
export function isSoapMessage({ contentType, body }: HttpReply): boolean {
  return body.length > 0 && /^application\/soap\+xml\b|^text\/xml\b/i.test(contentType?.trim() ?? "");
}

/** The error for a reply that holds no SOAP message. A 500 without body is how WinRM refuses unencrypted requests. */
export function statusError({ status, body }: HttpReply): WsmanError {
  if (status === 500 && body.length === 0) {
    const what = "The host answered 500 without a message, as WinRM does to an unencrypted request.";
    return new WsmanError("unencrypted_refused", what, { httpStatus: status });
  }
  const code = STATUS_EXPLANATIONS.find((entry) => entry.status === status)?.code ?? "unexpected_status";
  const what = `The host answered ${status} without a WS-Management message.`;
  return new WsmanError(code, what, { httpStatus: status });
}

/** Reads the body up to `limit` bytes. Errors: `too_large`, `connection_reset`. */
export async function readHttpReply(message: IncomingMessage, limit: number): Promise<HttpReply> {
  return {
    status: message.statusCode ?? 0,
    contentType: message.headers["content-type"],
    body: await readBody(message, limit),
    offered: offeredSchemes(message.rawHeaders),
  };
}

/** By events, which cost a third of what iterating over the message does. */
function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const stated = Number(message.headers["content-length"] ?? 0);
    if (stated > limit) throw tooLarge(limit);
    const chunks: Buffer[] = [];
    let length = 0;
    message.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) reject(tooLarge(limit));
      else chunks.push(chunk);
    });
    const ended = () => {
      if (message.complete) resolve(Buffer.concat(chunks));
      else reject(new WsmanError("connection_reset", "The reply ended early."));
    };
    message.on("error", reject).on("end", ended).on("close", ended);
  });
}

function tooLarge(limit: number): WsmanError {
  return new WsmanError("too_large", `The reply is larger than ${limit} bytes.`);
}
