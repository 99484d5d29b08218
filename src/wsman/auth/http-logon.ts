import type { AuthScheme } from "../../connection";
import { WsmanError } from "../errors/wsman-error";
import { type HttpReply, isSoapMessage } from "../transport/http-reply";
import type { LogonAnswer } from "./shared-logon";

/** Value of an `Authorization` header of the scheme `Negotiate` (RFC 4559 section 4.2). */
export function negotiateHeader(token: Buffer): string {
  return `Negotiate ${token.toString("base64")}`;
}

/**
 * What a reply says of the credential it answers. Only the service itself accepts one; a 404 or a 503 may come from an
 * HTTP server or a proxy that never looked at it. What could be unsealed comes from a host that knows the password.
 */
export function logonAnswerOf(reply: HttpReply): LogonAnswer {
  if (reply.isSealed) return "accepted";
  if (reply.status === 401) return "rejected";
  return reply.status === 200 || isSoapMessage(reply) ? "accepted" : "none";
}

const CREDENTIALS: Readonly<Record<AuthScheme, string>> = {
  ntlm: "the NTLM credential",
  kerberos: "the Kerberos ticket",
  basic: "Basic",
  certificate: "the client certificate",
};

/**
 * The error for a 401; it names what the host offers so that the caller can choose another scheme.
 *
 * @param used what was shown, where it was not yet the credential
 */
export function unauthorized(reply: HttpReply, scheme: AuthScheme, used = CREDENTIALS[scheme]): WsmanError {
  const offered = reply.offered.map((offer) => offer.scheme);
  const offers = offered.length === 0 ? "no scheme at all" : offered.join(", ");
  return new WsmanError("unauthorized", `The host answered 401 to ${used}; it offers ${offers}.`, {
    httpStatus: reply.status,
    offeredSchemes: offered,
    scheme,
  });
}
