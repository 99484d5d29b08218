import { WsmanError } from "../errors/wsman-error";

/** One sealed message: the signature (security trailer) and the encrypted bytes of a SOAP message. */
export interface SealedMessage {
  /** At most 256 bytes; 16 of NTLM. */
  readonly signature: Buffer;
  /** As long as the plaintext. */
  readonly ciphertext: Buffer;
}

/** Which security package sealed it, as the framing names it (MS-WSMV 2.2.9.1). */
export type SealedProtocol = "application/HTTP-SPNEGO-session-encrypted";

/** What NTLM and Kerberos under `Negotiate` are called there. */
export const SPNEGO_SEALED: SealedProtocol = "application/HTTP-SPNEGO-session-encrypted";

/** The HTTP content type of a sealed body. */
export function sealedContentType(protocol: SealedProtocol): string {
  return `multipart/encrypted;protocol="${protocol}";boundary="Encrypted Boundary"`;
}

/** In any of the spellings that are around: letter case, blanks, parameters in another order, with quotes or without. */
export function isSealedContentType(contentType: string | undefined): boolean {
  return /^\s*multipart\/encrypted\s*(;|$)/i.test(contentType ?? "");
}

/** Whether the part headers of a sealed body start with a tab. Peers that send none cannot read any. */
export function hasTabs(body: Buffer): boolean {
  return body.subarray(0, LONGEST_HEAD).includes("\n\tContent-Type");
}

const CLOSING = "--Encrypted Boundary--\r\n";

/**
 * Frames a sealed message (MS-WSMV 2.2.9.1). The part headers start with a tab, as the specification asks, unless
 * `indent` says otherwise; ciphers used here keep the length, so `Length` is the plaintext's.
 */
export function buildSealedBody(
  message: SealedMessage,
  { protocol = SPNEGO_SEALED, indent = "\t" }: { readonly protocol?: SealedProtocol; readonly indent?: "\t" | "" } = {},
): Buffer {
  const { ciphertext, signature } = message;
  const head =
    `--Encrypted Boundary\r\n${indent}Content-Type: ${protocol}\r\n` +
    `${indent}OriginalContent: type=application/soap+xml;charset=UTF-8;Length=${ciphertext.length}\r\n` +
    `--Encrypted Boundary\r\n${indent}Content-Type: application/octet-stream\r\n`;
  const body = Buffer.allocUnsafe(head.length + 4 + signature.length + ciphertext.length + CLOSING.length);
  let end = body.write(head, "latin1");
  end = body.writeUInt32LE(signature.length, end);
  end += signature.copy(body, end);
  end += ciphertext.copy(body, end);
  body.write(CLOSING, end, "latin1");
  return body;
}

const HEAD =
  /^(?:\r\n)?-- ?Encrypted Boundary\r\n[ \t]*Content-Type: *([^\r\n]+)\r\n[ \t]*OriginalContent: *([^\r\n]+)\r\n-- ?Encrypted Boundary\r\n[ \t]*Content-Type: *application\/octet-stream[ \t]*\r\n/i;
/** What follows the closing boundary is an epilogue (RFC 2046 section 5.1.1); OMI writes an empty line there. */
const TAIL = /^-- ?Encrypted Boundary--\s*$/i;
const LONGEST_HEAD = 1_024;
const LONGEST_SIGNATURE = 256;

/**
 * Takes a sealed body apart by the stated `Length` and positions, because the ciphertext can hold any bytes. Blanks that
 * real hosts vary (tab or none, a space after the dashes, what is blank at the end) are all accepted. Error `malformed`.
 */
export function parseSealedBody(body: Buffer): SealedMessage {
  const head = HEAD.exec(body.toString("latin1", 0, LONGEST_HEAD));
  const stated = /;\s*Length=(\d{1,9})\s*$/i.exec(head?.[2] ?? "")?.[1];
  if (head === null || stated === undefined) throw malformed("its part headers are not as expected");
  const start = head[0].length;
  if (body.length < start + 4) throw malformed("it ends early");
  const signatureLength = body.readUInt32LE(start);
  const ciphertextStart = start + 4 + signatureLength;
  const ciphertextEnd = ciphertextStart + Number(stated);
  if (signatureLength > LONGEST_SIGNATURE || ciphertextEnd > body.length) throw malformed("a stated length is wrong");
  if (!TAIL.test(body.toString("latin1", ciphertextEnd))) throw malformed("its closing boundary is missing");
  return {
    signature: body.subarray(start + 4, ciphertextStart),
    ciphertext: body.subarray(ciphertextStart, ciphertextEnd),
  };
}

function malformed(reason: string): WsmanError {
  return new WsmanError("malformed", `The encrypted message cannot be taken apart: ${reason}.`);
}
