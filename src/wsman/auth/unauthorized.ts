import { WsmanError } from "../errors";
import type { HttpReply } from "../transport/http-reply";

/** The error for a 401; it names what the host offers so that the caller can choose another scheme. */
export function unauthorized(reply: HttpReply, used: string): WsmanError {
  const offered = reply.offered.map(({ scheme }) => scheme);
  const offers = offered.length === 0 ? "no scheme at all" : offered.join(", ");
  return new WsmanError("unauthorized", `The host answered 401 to ${used}; it offers ${offers}.`, {
    httpStatus: reply.status,
    offeredSchemes: offered,
  });
}
