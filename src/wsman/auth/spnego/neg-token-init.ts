import { WsmanError } from "../../errors/wsman-error";
import { contextTag, DER_TAG, readAllDer, readDer } from "../der";

/** The first message of a SPNEGO negotiation, as an initiator sends it (NegTokenInit, RFC 4178 section 4.2.1). */
export interface NegTokenInit {
  /** The object identifiers of the mechanisms that are offered, as DER writes them, the preferred one first. */
  readonly mechTypes: readonly Buffer[];
  /** All of that list as it came, which a mechListMIC is made of. */
  readonly mechTypeList: Buffer;
  /** The first message of the preferred mechanism. */
  readonly mechToken?: Buffer;
}

/** NTLM as a mechanism of SPNEGO, 1.3.6.1.4.1.311.2.2.10 (MS-SPNG 1.9). */
export const NTLM_MECHANISM = Buffer.from("2b06010401823702020a", "hex");
const SPNEGO_MECHANISM = Buffer.from("2b0601050502", "hex");
/** The frame of a context's first message (RFC 2743 section 3.1). */
const INITIAL_CONTEXT_TOKEN = 0x60;

/** Whether a token begins as one; `parseNegTokenInit` says whether it is. */
export function isNegTokenInit(token: Buffer): boolean {
  return token[0] === INITIAL_CONTEXT_TOKEN;
}

/** Error `authentication_failed` for anything that is not one. */
export function parseNegTokenInit(token: Buffer): NegTokenInit {
  const mechanism = readDer(readDer(token, INITIAL_CONTEXT_TOKEN).content, DER_TAG.objectIdentifier);
  if (!mechanism.content.equals(SPNEGO_MECHANISM)) throw malformed("it is of another mechanism");
  const sequence = readDer(readDer(mechanism.rest, contextTag(0)).content, DER_TAG.sequence);
  const members = new Map(readAllDer(sequence.content).map(({ tag, content }) => [tag, content]));
  const mechTypeList = members.get(contextTag(0));
  if (mechTypeList === undefined) throw malformed("it offers no mechanism");
  const mechToken = members.get(contextTag(2));
  return {
    mechTypes: readAllDer(readDer(mechTypeList, DER_TAG.sequence).content).map(({ content }) => content),
    mechTypeList,
    mechToken: mechToken && readDer(mechToken, DER_TAG.octetString).content,
  };
}

function malformed(reason: string): WsmanError {
  return new WsmanError("authentication_failed", `A NegTokenInit cannot be read: ${reason}.`);
}
