import { contextTag, DER_TAG, readAllDer, readDer, writeDer } from "../der";

/** A reply in a SPNEGO negotiation, both sides alike (NegTokenResp, RFC 4178 section 4.2.2). */
export interface NegTokenResp {
  /** How the negotiation goes on. */
  readonly state?: NegState;
  /** The mechanism that was chosen, in an acceptor's first reply, as DER writes its object identifier. */
  readonly supportedMech?: Buffer;
  /** The message of the mechanism that was negotiated. */
  readonly responseToken?: Buffer;
  /** The mechanism's signature of the list of mechanisms that the initiator sent. */
  readonly mechListMic?: Buffer;
}

/** `negState`: `reject` and `accept-completed` end the negotiation. */
export type NegState = "accept-completed" | "accept-incomplete" | "reject" | "request-mic";

const STATES: readonly NegState[] = ["accept-completed", "accept-incomplete", "reject", "request-mic"];
const NEG_TOKEN_RESP = contextTag(1);

/** Whether a token begins as one; `parseNegTokenResp` says whether it is. */
export function isNegTokenResp(token: Buffer): boolean {
  return token[0] === NEG_TOKEN_RESP;
}

/** Error `authentication_failed` for anything that is not one. */
export function parseNegTokenResp(token: Buffer): NegTokenResp {
  const sequence = readDer(readDer(token, NEG_TOKEN_RESP).content, DER_TAG.sequence);
  const members = new Map(readAllDer(sequence.content).map(({ tag, content }) => [tag, content]));
  const member = (number: number, tag: number) => {
    const found = members.get(contextTag(number));
    return found && readDer(found, tag).content;
  };
  const state = member(0, DER_TAG.enumerated);
  return {
    state: state && STATES[state[0] ?? STATES.length],
    supportedMech: member(1, DER_TAG.objectIdentifier),
    responseToken: member(2, DER_TAG.octetString),
    mechListMic: member(3, DER_TAG.octetString),
  };
}

/** Writes one; what is left out is left out of the message. */
export function buildNegTokenResp({ state, supportedMech, responseToken, mechListMic }: NegTokenResp): Buffer {
  const member = (number: number, tag: number, content: Buffer | undefined) =>
    content === undefined ? [] : [writeDer(contextTag(number), writeDer(tag, content))];
  const members = [
    ...member(0, DER_TAG.enumerated, state && Buffer.from([STATES.indexOf(state)])),
    ...member(1, DER_TAG.objectIdentifier, supportedMech),
    ...member(2, DER_TAG.octetString, responseToken),
    ...member(3, DER_TAG.octetString, mechListMic),
  ];
  return writeDer(NEG_TOKEN_RESP, writeDer(DER_TAG.sequence, Buffer.concat(members)));
}
