import { STATUS_EXPLANATIONS } from "../errors/status-explanations";
import { WsmanError } from "../errors/wsman-error";
import type { OfferedScheme } from "./offered-schemes";

/** An HTTP reply, read to its end. */
export interface HttpReply {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  readonly offered: readonly OfferedScheme[];
  /** The body came sealed, and nothing else of the reply did: whoever is on the way can have changed its status. */
  readonly isSealed?: boolean;
}

/** A reply, and what its header says of who sent it. */
export interface IdentifiedReply extends HttpReply {
  readonly server: string | undefined;
  readonly date: string | undefined;
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
