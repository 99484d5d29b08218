import {
  buildNegTokenResp,
  isNegTokenInit,
  isNegTokenResp,
  type NegTokenInit,
  type NegTokenResp,
  NTLM_MECHANISM,
  parseNegTokenInit,
  parseNegTokenResp,
  WsmanError,
} from "../../wsman/codecs";
import type { Authentication } from "./authentication";
import { NtlmAcceptor, type NtlmAcceptorOptions } from "./ntlm-acceptor";

type Accepted = Extract<Authentication, { kind: "accepted" }>;

/** What the client offered, of a negotiation under way. */
interface Negotiation {
  readonly mechTypeList: Buffer;
  /** Whether the client preferred NTLM, so that nobody can have led it there. */
  readonly isPreferred: boolean;
}

const REJECTED: Authentication = { kind: "rejected" };

/**
 * The host's side of `Negotiate` for one TCP connection: NTLM, bare or wrapped in SPNEGO (RFC 4178, MS-SPNG), as the
 * client's first token is.
 */
export class NegotiateAcceptor {
  #ntlm: NtlmAcceptor;
  #negotiation: Negotiation | undefined;
  readonly #options: NtlmAcceptorOptions;

  constructor(options: NtlmAcceptorOptions) {
    this.#options = options;
    this.#ntlm = new NtlmAcceptor(options);
  }

  /** The finished logon of the connection. */
  get established(): Accepted | undefined {
    return this.#ntlm.established;
  }

  /** Takes the token of one Authorization header. */
  accept(token: Buffer): Authentication {
    try {
      if (isNegTokenInit(token)) return this.#begin(parseNegTokenInit(token));
      if (isNegTokenResp(token)) return this.#goOn(parseNegTokenResp(token));
    } catch (cause) {
      if (cause instanceof WsmanError) return this.#reject();
      throw cause;
    }
    this.#negotiation = undefined;
    return this.#ntlm.accept(token);
  }

  /** What a client sends for a mechanism that it prefers to NTLM is left alone, and NTLM asked for. */
  #begin({ mechTypes, mechTypeList, mechToken }: NegTokenInit): Authentication {
    const place = mechTypes.findIndex((mechanism) => mechanism.equals(NTLM_MECHANISM));
    if (place === -1) return this.#reject();
    const isPreferred = place === 0;
    this.#negotiation = { mechTypeList, isPreferred };
    const chosen = { state: isPreferred ? "accept-incomplete" : "request-mic", supportedMech: NTLM_MECHANISM } as const;
    if (!isPreferred || mechToken === undefined) return proceed(chosen);
    const answer = this.#ntlm.accept(mechToken);
    return answer.kind === "continue" ? proceed({ ...chosen, responseToken: bytes(answer.token) }) : this.#reject();
  }

  #goOn({ responseToken, mechListMic }: NegTokenResp): Authentication {
    const negotiation = this.#negotiation;
    if (negotiation === undefined || responseToken === undefined) return this.#reject();
    const answer = this.#ntlm.accept(responseToken);
    if (answer.kind === "continue") return proceed({ state: "accept-incomplete", responseToken: bytes(answer.token) });
    return answer.kind === "accepted" ? this.#complete(answer, negotiation, mechListMic) : this.#reject();
  }

  /** The client must have signed its list where it preferred something else; the keys for that are those of sealing. */
  #complete(
    logon: Accepted,
    { mechTypeList, isPreferred }: Negotiation,
    mechListMic: Buffer | undefined,
  ): Authentication {
    const { session } = logon;
    const end = (mic?: Buffer) => ({
      ...logon,
      token: text(buildNegTokenResp({ state: "accept-completed", mechListMic: mic })),
    });
    this.#negotiation = undefined;
    if (mechListMic === undefined) return isPreferred ? end() : this.#reject();
    if (!session?.hasSignedMechTypes(mechTypeList, mechListMic)) return this.#reject();
    return end(session.signMechTypes(mechTypeList));
  }

  /** Whatever was there before is over. */
  #reject(): Authentication {
    this.#negotiation = undefined;
    this.#ntlm = new NtlmAcceptor(this.#options);
    return REJECTED;
  }
}

function proceed(reply: NegTokenResp): Authentication {
  return { kind: "continue", token: text(buildNegTokenResp(reply)) };
}

function bytes(token: string): Buffer {
  return Buffer.from(token, "base64");
}

function text(token: Buffer): string {
  return token.toString("base64");
}
