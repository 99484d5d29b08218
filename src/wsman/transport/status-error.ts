import type { WsmanErrorCode } from "../error-codes";
import { WsmanError } from "../errors";
import type { HttpReply } from "./http-reply";

const STATUSES: ReadonlyMap<number, readonly [WsmanErrorCode, string]> = new Map([
  [401, ["unauthorized", "The host answered 401."]],
  [403, ["access_denied", "The host answered 403."]],
  [404, ["not_found", "The host answered 404: nothing listens under this URL path."]],
  [413, ["too_large", "The host answered 413: the request is larger than it accepts."]],
]);

/** The error for a reply that holds no SOAP message. A 500 without body is how WinRM refuses unencrypted requests. */
export function statusError(reply: HttpReply): WsmanError {
  const { status } = reply;
  const emptyRefusal: readonly [WsmanErrorCode, string] | undefined =
    status === 500 && reply.body.length === 0
      ? ["unencrypted_refused", "The host answered 500 without a message, as WinRM does to an unencrypted request."]
      : undefined;
  const [code, what] = STATUSES.get(status) ??
    emptyRefusal ?? ["unexpected_status", `The host answered ${status} without a WS-Management message.`];
  return new WsmanError(code, what, { httpStatus: status });
}
