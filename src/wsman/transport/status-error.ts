import { STATUS_EXPLANATIONS } from "../errors/status-explanations";
import { WsmanError } from "../errors/wsman-error";
import type { HttpReply } from "./http-reply";

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
