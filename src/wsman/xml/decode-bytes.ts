import { WsmanError } from "../errors/wsman-error";

/**
 * Bytes of a SOAP message to text: UTF-8, or UTF-16LE when its byte order mark is there (Microsoft's own client sends
 * that). The mark is dropped. Error `malformed` for bytes that are not in that encoding.
 */
export function decodeXmlBytes(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WsmanError("malformed", `The message is not valid ${encoding.toUpperCase()} text.`, { cause });
  }
}
