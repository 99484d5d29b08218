import { WsmanError } from "../../errors/wsman-error";
import { SOAP_CONTENT_TYPE } from "../../namespaces";
import type { StopSignal } from "../../signals";
import type { HttpConnection } from "../../transport/http-connection";
import type { HttpReply } from "../../transport/http-reply";
import { negotiateHeader, unauthorized } from "../http-logon";
import type { MessageChannel } from "../message-channel";
import { KerberosLogon } from "./kerberos-logon";

/**
 * Kerberos over https under `Negotiate` (RFC 4559). The first message carries the ticket. A host that authenticates the
 * connection needs it once; one that answers a later message with 401 wants it with every message, and gets it.
 */
export class KerberosChannel implements MessageChannel {
  readonly #connection: HttpConnection;
  readonly #spn: string;
  #needsTicket = true;
  #hasLoggedOn = false;
  /** Whether the host has answered a message without a ticket: it authenticated the connection. */
  #knowsConnection = false;

  /** @param spn service principal name of the host, `host/rdsh1.contoso.com` */
  constructor(connection: HttpConnection, spn: string) {
    this.#connection = connection;
    this.#spn = spn;
  }

  get takesSeveral(): boolean {
    return this.#knowsConnection && !this.#needsTicket;
  }

  async exchange(message: Buffer, signal: StopSignal): Promise<HttpReply> {
    if (!this.#needsTicket) {
      const reply = await this.#post(message, undefined, signal);
      this.#knowsConnection = reply.status !== 401;
      if (this.#knowsConnection) return reply;
      this.#needsTicket = true;
    }
    const reply = await this.#exchangeWithTicket(message, signal);
    this.#needsTicket = this.#hasLoggedOn;
    this.#hasLoggedOn = true;
    return reply;
  }

  async #exchangeWithTicket(message: Buffer, signal: StopSignal): Promise<HttpReply> {
    const logon = new KerberosLogon(this.#spn);
    const reply = await this.#post(message, await logon.start(signal), signal);
    const answer = reply.offered.find(({ scheme }) => /^negotiate$/i.test(scheme))?.token;
    // A refusal may say why, and an acceptance must prove that the host is the one the ticket is for.
    if (answer !== undefined) await logon.verify(answer, signal);
    if (reply.status === 401) throw unauthorized(reply, "kerberos");
    if (answer === undefined && reply.status < 400) {
      throw new WsmanError("authentication_failed", "The host took the Kerberos ticket and did not prove who it is.");
    }
    return reply;
  }

  #post(message: Buffer, ticket: Buffer | undefined, signal: StopSignal): Promise<HttpReply> {
    const headers = {
      ...(ticket && { Authorization: negotiateHeader(ticket) }),
      "Content-Type": SOAP_CONTENT_TYPE,
    };
    return this.#connection.post({ headers, body: message }, signal);
  }
}
