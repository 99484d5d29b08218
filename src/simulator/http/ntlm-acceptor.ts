import { randomBytes } from "node:crypto";
import {
  AV_ID,
  type AvPair,
  buildChallenge,
  fileTime,
  NTLM_FLAGS,
  NTLM_VERSION,
  NtlmSealing,
  parseNegotiate,
  SERVER_FLAGS,
  verifyAuthenticate,
  WsmanError,
} from "../../wsman/codecs";
import { type Account, isAccountName } from "../accounts";
import type { Authentication } from "./authentication";
import { type ChannelBindingPolicy, passesBinding } from "./channel-binding";

const MESSAGE_TYPE_OFFSET = 8;
/**
 * In every challenge, asked for or not, as real hosts send them: some clients offer only OEM in Type 1 yet speak Unicode
 * afterwards, and the challenge does carry a target name and target information.
 */
const UNASKED_FLAGS =
  NTLM_FLAGS.unicode | NTLM_FLAGS.requestTarget | NTLM_FLAGS.ntlm | NTLM_FLAGS.targetTypeServer | NTLM_FLAGS.targetInfo;
const REJECTED: Authentication = { kind: "rejected" };

/** What a logon is checked against. */
export interface NtlmAcceptorOptions {
  readonly account: Account;
  readonly computer: string;
  readonly channelBinding: ChannelBindingPolicy;
  /** MsvAvChannelBindings of the listener's certificate; undefined without TLS. */
  readonly bindings?: Buffer;
}

/** The host's side of NTLM ([MS-NLMP] 3.2.5) for one TCP connection: Type 1 in, Type 2 out, Type 3 in. */
export class NtlmAcceptor {
  #pending: { readonly negotiate: Buffer; readonly challenge: Buffer } | undefined;
  #logon: Extract<Authentication, { kind: "accepted" }> | undefined;
  readonly #options: NtlmAcceptorOptions;

  constructor(options: NtlmAcceptorOptions) {
    this.#options = options;
  }

  /** The finished logon of the connection; it has a session when the client can encrypt messages. */
  get established(): Extract<Authentication, { kind: "accepted" }> | undefined {
    return this.#logon;
  }

  /** Takes the token of one Authorization header. */
  accept(token: Buffer): Authentication {
    try {
      const type = token.length > MESSAGE_TYPE_OFFSET ? token.readUInt8(MESSAGE_TYPE_OFFSET) : 0;
      return type === 1 ? this.#challenge(token) : this.#verify(token);
    } catch (cause) {
      if (cause instanceof WsmanError) return REJECTED;
      throw cause;
    }
  }

  /** A new Type 1 begins a new logon, whatever was there before. */
  #challenge(negotiate: Buffer): Authentication {
    const { flags } = parseNegotiate(negotiate);
    const challenge = buildChallenge({
      flags: (SERVER_FLAGS & (flags | UNASKED_FLAGS)) >>> 0,
      targetName: this.#options.computer.toUpperCase(),
      serverChallenge: randomBytes(8),
      targetInfo: this.#targetInfo(),
      version: NTLM_VERSION,
    });
    this.#logon = undefined;
    this.#pending = { negotiate, challenge };
    return { kind: "continue", token: challenge.toString("base64") };
  }

  #verify(authenticate: Buffer): Authentication {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return REJECTED;
    const { account, computer, channelBinding, bindings } = this.#options;
    const client = verifyAuthenticate({ authenticate, ...pending }, ({ userName, domain }) =>
      isAccountName(account, computer, userName, domain) ? account.password : undefined,
    );
    if (client === undefined || !passesBinding(channelBinding, bindings, client.targetInfo)) return REJECTED;
    const session = client.canSeal ? new NtlmSealing(client.exportedSessionKey, "server") : undefined;
    this.#logon = { kind: "accepted", session };
    return this.#logon;
  }

  #targetInfo(): readonly AvPair[] {
    const text = (id: number, value: string): AvPair => ({ id, value: Buffer.from(value, "utf16le") });
    const { account, computer } = this.#options;
    const dnsDomain = `${account.domain.toLowerCase()}.test`;
    return [
      text(AV_ID.netbiosDomainName, account.domain),
      text(AV_ID.netbiosComputerName, computer.toUpperCase()),
      text(AV_ID.dnsDomainName, dnsDomain),
      text(AV_ID.dnsComputerName, `${computer.toLowerCase()}.${dnsDomain}`),
      { id: AV_ID.timestamp, value: fileTime(new Date()) },
    ];
  }
}
