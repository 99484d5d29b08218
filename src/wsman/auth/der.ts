import { WsmanError } from "../errors/wsman-error";

/** One element in the distinguished encoding of ASN.1 (X.690 section 8.1), tags of one byte. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  /** What follows the element. */
  readonly rest: Buffer;
}

export const DER_TAG = { octetString: 0x04, objectIdentifier: 0x06, enumerated: 0x0a, sequence: 0x30 } as const;

/** Tag of an explicitly tagged member, `[number]` in ASN.1. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/** Reads the element at the start, which must have one of `tags` where some are given. Error `authentication_failed`. */
export function readDer(bytes: Buffer, ...tags: readonly number[]): DerElement {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw malformed("it ends early");
  if (tags.length > 0 && !tags.includes(tag)) throw malformed(`tag ${tag} is out of place`);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = 2 + lengthBytes;
  if (first === 0x80 || lengthBytes > 4 || bytes.length < start) throw malformed("a length is not acceptable");
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  if (length > bytes.length - start) throw malformed("a length points outside of it");
  return { tag, content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

/** All elements one after the other. Error `authentication_failed`. */
export function readAllDer(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const element = readDer(rest);
    elements.push(element);
    rest = element.rest;
  }
  return elements;
}

/** Writes one element; at most 65,535 bytes of content. */
export function writeDer(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const longLength = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : longLength)]), content]);
}

function malformed(reason: string): WsmanError {
  return new WsmanError("authentication_failed", `An ASN.1 structure cannot be read: ${reason}.`);
}
