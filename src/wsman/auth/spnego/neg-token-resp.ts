import { contextTag, DER_TAG, readAllDer, readDer, writeDer } from "../der";

/** A reply in a SPNEGO negotiation, both sides alike (NegTokenResp, RFC 4178 section 4.2.2). */
export interface NegTokenResp {
  readonly state?: NegState;
  /** The message of the mechanism that was negotiated. */
  readonly responseToken?: Buffer;
}

export type NegState = "accept-completed" | "accept-incomplete" | "reject" | "request-mic";

const STATES: readonly NegState[] = ["accept-completed", "accept-incomplete", "reject", "request-mic"];
const NEG_TOKEN_RESP = contextTag(1);

export function isNegTokenResp(token: Buffer): boolean {
  return token[0] === NEG_TOKEN_RESP;
}

/** Error `authentication_failed` for anything that is not one. */
export function parseNegTokenResp(token: Buffer): NegTokenResp {
  const sequence = readDer(readDer(token, NEG_TOKEN_RESP).content, DER_TAG.sequence);
  const members = new Map(readAllDer(sequence.content).map(({ tag, content }) => [tag, content]));
  const state = members.get(contextTag(0));
  const response = members.get(contextTag(2));
  return {
    state: state && STATES[readDer(state, DER_TAG.enumerated).content[0] ?? STATES.length],
    responseToken: response && readDer(response, DER_TAG.octetString).content,
  };
}

/** The form an initiator sends: the message alone. */
export function buildNegTokenResp(responseToken: Buffer): Buffer {
  const member = writeDer(contextTag(2), writeDer(DER_TAG.octetString, responseToken));
  return writeDer(NEG_TOKEN_RESP, writeDer(DER_TAG.sequence, member));
}
