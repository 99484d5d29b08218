import { SOAP_CONTENT_TYPE } from "../../namespaces";
import type { StopSignal } from "../../signals";
import type { HttpConnection } from "../../transport/http-connection";
import type { HttpReply } from "../../transport/http-reply";
import { unauthorized } from "../http-logon";
import type { LogonTurn, MessageChannel } from "../message-channel";

/** HTTP Basic (RFC 7617, UTF-8): the credential goes with every request, in plain text where TLS does not protect it. */
export class BasicChannel implements MessageChannel {
  readonly takesSeveral = true;
  readonly #connection: HttpConnection;
  readonly #authorization: string;

  constructor(connection: HttpConnection, username: string, password: string) {
    this.#connection = connection;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
  }

  exchange(message: Buffer, signal: StopSignal, turn: LogonTurn): Promise<HttpReply> {
    const headers = { Authorization: this.#authorization, "Content-Type": SOAP_CONTENT_TYPE };
    return turn(async () => {
      const reply = await this.#connection.post({ headers, body: message }, signal);
      if (reply.status === 401) throw unauthorized(reply, "basic");
      return reply;
    });
  }
}
