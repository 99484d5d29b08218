import type { AuthenticationScheme } from "../errors/status-explanations";
import { WsmanError } from "../errors/wsman-error";
import type { HttpReply } from "../transport/http-reply";

const CREDENTIALS: Readonly<Record<AuthenticationScheme, string>> = {
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
export function unauthorized(reply: HttpReply, scheme: AuthenticationScheme, used = CREDENTIALS[scheme]): WsmanError {
  const offered = reply.offered.map((offer) => offer.scheme);
  const offers = offered.length === 0 ? "no scheme at all" : offered.join(", ");
  return new WsmanError("unauthorized", `The host answered 401 to ${used}; it offers ${offers}.`, {
    httpStatus: reply.status,
    offeredSchemes: offered,
    scheme,
  });
}
