import { randomBytes } from "node:crypto";
import {
  buildSealedBody,
  isSealedContentType,
  parseSealedBody,
  SPNEGO_SEALED,
  sealedContentType,
} from "../../encryption";
import { WsmanError } from "../../errors";
import { SOAP_CONTENT_TYPE } from "../../namespaces";
import type { HttpConnection } from "../../transport/http-connection";
import type { HttpReply } from "../../transport/http-reply";
import { statusError } from "../../transport/status-error";
import { bindingsHash } from "../channel-bindings";
import type { LogonTurn, MessageChannel } from "../message-channel";
import { negotiateHeader } from "../negotiate-header";
import { buildNegTokenResp, isNegTokenResp, parseNegTokenResp } from "../spnego/neg-token-resp";
import { unauthorized } from "../unauthorized";
import { answerChallenge, type ChallengeAnswer } from "./answer-challenge";
import { parseChallenge } from "./challenge-message";
import { checkChallenge } from "./check-challenge";
import { fileTime } from "./file-time";
import { parseIdentity } from "./identity";
import { buildNegotiate } from "./negotiate-message";
import { NtlmSealing } from "./sealing";

export interface NtlmAccount {
  readonly username: string;
  readonly password: string;
  /** Service principal name that goes into the logon. @default "HTTP/" and the host as typed */
  readonly spn?: string;
}

/**
 * NTLMv2 as raw messages under `Negotiate` (MS-WSMV 4.5), one logon per connection. Over http every message is sealed;
 * https protects them already, and the logon is bound to its connection. The first message travels with the
 * AUTHENTICATE token, so a logon costs one request.
 */
export class NtlmChannel implements MessageChannel {
  readonly #connection: HttpConnection;
  readonly #account: NtlmAccount;
  #state: "new" | "ready" | "failed" = "new";
  #sealing: NtlmSealing | undefined;

  constructor(connection: HttpConnection, account: NtlmAccount) {
    this.#connection = connection;
    this.#account = account;
  }

  async exchange(message: Buffer, signal: AbortSignal, turn: LogonTurn): Promise<HttpReply> {
    const state = this.#state;
    if (state === "failed")
      throw new WsmanError("connection_reset", "The authenticated connection is no longer usable.");
    this.#state = "failed";
    const token = state === "new" ? await this.#answeredChallenge(signal) : undefined;
    const send = async () => this.#open(await this.#post(message, token, signal), token !== undefined);
    const opened = await (token === undefined ? send() : turn(send));
    this.#state = "ready";
    return opened;
  }

  /** Sends NEGOTIATE alone, which holds nothing of the account, and answers the challenge. */
  async #answeredChallenge(signal: AbortSignal): Promise<Buffer> {
    const negotiate = buildNegotiate();
    const headers = { Authorization: negotiateHeader(negotiate), "Content-Type": SOAP_CONTENT_TYPE };
    const reply = await this.#connection.post({ headers, body: Buffer.alloc(0) }, signal);
    const offer = reply.offered.find(({ scheme, token }) => /^(negotiate|ntlm)$/i.test(scheme) && token !== undefined);
    if (reply.status >= 400 && reply.status !== 401) throw statusError(reply);
    if (reply.status !== 401) {
      throw new WsmanError("authentication_failed", `The host answered ${reply.status} instead of an NTLM challenge.`);
    }
    if (offer?.token === undefined) throw unauthorized(reply, "NTLM");
    const token = Buffer.from(offer.token, "base64");
    const isWrapped = isNegTokenResp(token);
    const { authenticate, exportedSessionKey } = this.#answer(negotiate, isWrapped ? unwrapped(token) : token);
    if (!this.#connection.endpoint.https) this.#sealing = new NtlmSealing(exportedSessionKey, "client");
    return isWrapped ? buildNegTokenResp(authenticate) : authenticate;
  }

  #answer(negotiate: Buffer, challenge: Buffer): ChallengeAnswer {
    const { hostCertificate, endpoint } = this.#connection;
    checkChallenge(parseChallenge(challenge));
    return answerChallenge({
      identity: parseIdentity(this.#account.username),
      password: this.#account.password,
      negotiate,
      challenge,
      time: fileTime(new Date()),
      clientChallenge: randomBytes(8),
      sessionKey: randomBytes(16),
      targetName: this.#account.spn ?? `HTTP/${endpoint.host}`,
      channelBindings: bindingsHash(hostCertificate),
    });
  }

  #post(message: Buffer, token: Buffer | undefined, signal: AbortSignal): Promise<HttpReply> {
    const headers = {
      ...(token && { Authorization: negotiateHeader(token) }),
      "Content-Type": this.#sealing === undefined ? SOAP_CONTENT_TYPE : sealedContentType(SPNEGO_SEALED),
    };
    const body = this.#sealing === undefined ? message : buildSealedBody(this.#sealing.seal(message));
    return this.#connection.post({ headers, body }, signal);
  }

  #open(reply: HttpReply, isLogOn: boolean): HttpReply {
    if (reply.status === 401) throw unauthorized(reply, isLogOn ? "the NTLM credential" : "an authenticated request");
    if (this.#sealing === undefined) return reply;
    if (isSealedContentType(reply.contentType)) {
      const body = this.#sealing.unseal(parseSealedBody(reply.body));
      return { ...reply, contentType: SOAP_CONTENT_TYPE, body };
    }
    // Some services answer a fault in the clear; a success that nobody signed is never believed.
    if (reply.status >= 400) return reply;
    throw new WsmanError("authentication_failed", "The host answered an encrypted request without encryption.");
  }
}

/** The challenge in a SPNEGO reply, as some hosts wrap it even for a client that speaks bare NTLM. */
function unwrapped(token: Buffer): Buffer {
  const { responseToken } = parseNegTokenResp(token);
  if (responseToken !== undefined) return responseToken;
  throw new WsmanError("authentication_failed", "The host's SPNEGO reply holds no NTLM challenge.");
}
