import { randomBytes } from "node:crypto";
import {
  buildSealedBody,
  isSealedContentType,
  parseSealedBody,
  SPNEGO_SEALED,
  sealedContentType,
} from "../../encryption/sealed-body";
import type { WsmanErrorCode } from "../../errors/error-codes";
import { WsmanError } from "../../errors/wsman-error";
import { SOAP_CONTENT_TYPE } from "../../namespaces";
import type { StopSignal } from "../../signals";
import type { HttpConnection } from "../../transport/http-connection";
import { type HttpReply, statusError } from "../../transport/http-reply";
import { bindingsHash } from "../channel-bindings";
import { negotiateHeader, unauthorized } from "../http-logon";
import type { LogonTurn, MessageChannel } from "../message-channel";
import { buildNegTokenResp, isNegTokenResp, parseNegTokenResp } from "../spnego/neg-token-resp";
import { answerChallenge, type ChallengeAnswer } from "./answer-challenge";
import { fileTime } from "./av-pairs";
import { parseChallenge } from "./challenge-message";
import { checkChallenge } from "./check-challenge";
import { buildNegotiate } from "./negotiate-message";
import { type NtlmIdentity, parseIdentity } from "./ntlmv2";
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

  /** Replies are unsealed in the order of the requests, as they come: what follows each is the same. */
  get takesSeveral(): boolean {
    return this.#state === "ready";
  }

  async exchange(message: Buffer, signal: StopSignal, turn: LogonTurn): Promise<HttpReply> {
    if (this.#state === "failed") {
      throw new WsmanError("connection_reset", "The authenticated connection is no longer usable.");
    }
    try {
      return await (this.#state === "ready"
        ? this.#send(message, undefined, signal)
        : this.#logOn(message, signal, turn));
    } catch (error) {
      this.#state = "failed";
      throw error;
    }
  }

  async #logOn(message: Buffer, signal: StopSignal, turn: LogonTurn): Promise<HttpReply> {
    const token = await this.#answeredChallenge(signal);
    const reply = await turn(() => this.#send(message, token, signal));
    this.#state = "ready";
    return reply;
  }

  /** Sends NEGOTIATE alone, which holds nothing of the account, and answers the challenge. */
  async #answeredChallenge(signal: StopSignal): Promise<Buffer> {
    const negotiate = buildNegotiate();
    const headers = { Authorization: negotiateHeader(negotiate), "Content-Type": SOAP_CONTENT_TYPE };
    const reply = await this.#connection.post({ headers, body: Buffer.alloc(0) }, signal);
    const offer = reply.offered.find(({ scheme, token }) => /^(negotiate|ntlm)$/i.test(scheme) && token !== undefined);
    if (reply.status >= 400 && reply.status !== 401) throw statusError(reply);
    if (reply.status !== 401) {
      throw new WsmanError("authentication_failed", `The host answered ${reply.status} instead of an NTLM challenge.`);
    }
    if (offer?.token === undefined) throw unauthorized(reply, "ntlm", "NTLM");
    const token = Buffer.from(offer.token, "base64");
    const isWrapped = isNegTokenResp(token);
    const { authenticate, exportedSessionKey } = this.#answer(negotiate, isWrapped ? unwrapped(token) : token);
    if (!this.#connection.endpoint.https) this.#sealing = new NtlmSealing(exportedSessionKey, "client");
    return isWrapped ? buildNegTokenResp({ responseToken: authenticate }) : authenticate;
  }

  #answer(negotiate: Buffer, challenge: Buffer): ChallengeAnswer {
    const { hostCertificate, endpoint } = this.#connection;
    checkChallenge(parseChallenge(challenge));
    return answerChallenge({
      identity: identityOf(this.#account),
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

  async #send(message: Buffer, token: Buffer | undefined, signal: StopSignal): Promise<HttpReply> {
    try {
      return this.#open(await this.#post(message, token, signal), token !== undefined);
    } catch (error) {
      throw this.#sealing === undefined ? error : unreadable(error);
    }
  }

  #post(message: Buffer, token: Buffer | undefined, signal: StopSignal): Promise<HttpReply> {
    const content = this.#sealing === undefined ? PLAIN_CONTENT : SEALED_CONTENT;
    const headers = token === undefined ? content : { Authorization: negotiateHeader(token), ...content };
    const body = this.#sealing === undefined ? message : buildSealedBody(this.#sealing.seal(message));
    return this.#connection.post({ headers, body }, signal);
  }

  /** Only a 401 to the logon's own last message says that the credential was rejected, and a host seals no such thing. */
  #open(reply: HttpReply, isLogOn: boolean): HttpReply {
    const isSealed = this.#sealing !== undefined && isSealedContentType(reply.contentType);
    if (reply.status === 401 && isLogOn && !isSealed) throw unauthorized(reply, "ntlm");
    if (this.#sealing !== undefined) return opened(reply, isSealed, this.#sealing);
    if (reply.status === 401) throw forgotten();
    return reply;
  }
}

/** What a host sealed. Whoever is on the way can answer in the clear, so that nothing else is ever believed. */
function opened(reply: HttpReply, isSealed: boolean, sealing: NtlmSealing): HttpReply {
  if (!isSealed) {
    const { status } = reply;
    const what = `The answer to an encrypted request came in the clear, with status ${status}, and proves nothing.`;
    throw new WsmanError("encryption_broken", what, { httpStatus: status });
  }
  const body = sealing.unseal(parseSealedBody(reply.body));
  return { status: reply.status, contentType: SOAP_CONTENT_TYPE, body, offered: reply.offered, isSealed: true };
}

const PLAIN_CONTENT = { "Content-Type": SOAP_CONTENT_TYPE };
const SEALED_CONTENT = { "Content-Type": sealedContentType(SPNEGO_SEALED) };

/** By the account, which the clients of many hosts share. */
const identities = new WeakMap<NtlmAccount, NtlmIdentity>();

function identityOf(account: NtlmAccount): NtlmIdentity {
  const identity = identities.get(account) ?? parseIdentity(account.username);
  identities.set(account, identity);
  return identity;
}

const UNREADABLE: ReadonlySet<WsmanErrorCode> = new Set(["malformed", "too_large", "authentication_failed"]);

/** What cannot be read on a connection where everything is sealed is no answer of the host either. */
function unreadable(error: unknown): unknown {
  return error instanceof WsmanError && UNREADABLE.has(error.code) ? error.as("encryption_broken") : error;
}

/** The request was not processed (RFC 9110 section 15.5.2), and no credential was shown that could be rejected. */
function forgotten(): WsmanError {
  const what = "The host answered 401 on a connection that it had authenticated: it no longer knows the logon.";
  return new WsmanError("connection_reset", what, { httpStatus: 401, unsent: true });
}

/** The challenge in a SPNEGO reply, as some hosts wrap it even for a client that speaks bare NTLM. */
function unwrapped(token: Buffer): Buffer {
  const { responseToken } = parseNegTokenResp(token);
  if (responseToken !== undefined) return responseToken;
  throw new WsmanError("authentication_failed", "The host's SPNEGO reply holds no NTLM challenge.");
}
