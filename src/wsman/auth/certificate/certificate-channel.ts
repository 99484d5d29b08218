import { SOAP_CONTENT_TYPE } from "../../namespaces";
import type { StopSignal } from "../../signals";
import type { HttpConnection } from "../../transport/http-connection";
import type { HttpReply } from "../../transport/http-reply";
import { unauthorized } from "../http-logon";
import type { MessageChannel } from "../message-channel";

/** The profile `wsman:secprofile/https/mutual` (DSP0226 annex B.3.6): who the client is, its TLS certificate says. */
const AUTHORIZATION = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

/** Authentication by the client certificate of the TLS connection, which the connection must have been opened with. */
export class CertificateChannel implements MessageChannel {
  readonly takesSeveral = true;
  readonly #connection: HttpConnection;

  constructor(connection: HttpConnection) {
    this.#connection = connection;
  }

  async exchange(message: Buffer, signal: StopSignal): Promise<HttpReply> {
    const headers = { Authorization: AUTHORIZATION, "Content-Type": SOAP_CONTENT_TYPE };
    const reply = await this.#connection.post({ headers, body: message }, signal);
    if (reply.status === 401) throw unauthorized(reply, "certificate");
    return reply;
  }
}
