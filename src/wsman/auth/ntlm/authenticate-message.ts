import { hmacMd5 } from "./hash";
import { checkMessage, readField, readOffset, startMessage, writeField } from "./message-codec";

/** The third message, from the client (MS-NLMP 2.2.1.3). */
export interface AuthenticateMessage {
  /** NTLMSSP_NEGOTIATE bits that both sides agreed to; see `NTLM_FLAGS`. */
  readonly flags: number;
  /** LMv2 response, or 24 zeros where the server states its time (MS-NLMP 3.1.5.1.2). */
  readonly lmResponse: Buffer;
  /** NTLMv2 response: the proof, 16 bytes, and the part that it signs (MS-NLMP 2.2.2.8). */
  readonly ntResponse: Buffer;
  /** Of the account; empty for a local name or a `user@domain` name. */
  readonly domain: string;
  /** Of the account. */
  readonly userName: string;
  /** NetBIOS name of the client; may be empty. */
  readonly workstation: string;
  /** The exported session key, encrypted; 16 bytes. */
  readonly encryptedSessionKey: Buffer;
  /** Product and NTLM version, 8 bytes (MS-NLMP 2.2.2.10). */
  readonly version: Buffer;
  /** Message integrity code, 16 bytes at offset 72, where the message has space for one. */
  readonly mic?: Buffer;
}

/** A field of the message whose value follows the fixed part. */
export type AuthenticatePayload =
  | "domain"
  | "userName"
  | "workstation"
  | "lmResponse"
  | "ntResponse"
  | "encryptedSessionKey";

export const MIC_OFFSET = 72;
const MIC_END = 88;

/** Where the field of each payload is, and the order Microsoft writes the payloads in; readers take any order. */
const FIELDS: Readonly<Record<AuthenticatePayload, number>> = {
  domain: 28,
  userName: 36,
  workstation: 44,
  lmResponse: 12,
  ntResponse: 20,
  encryptedSessionKey: 52,
};
const MICROSOFT_LAYOUT = Object.keys(FIELDS) as readonly AuthenticatePayload[];

/**
 * Writes the message. Error `authentication_failed` for a field that is too long.
 *
 * @param layout the order of the payloads, so that a message of another implementation can be rebuilt.
 */
export function buildAuthenticate(
  message: AuthenticateMessage,
  layout: readonly AuthenticatePayload[] = MICROSOFT_LAYOUT,
): Buffer {
  const fixed = startMessage(3, message.mic === undefined ? MIC_OFFSET : MIC_END);
  fixed.writeUInt32LE(message.flags, 60);
  message.version.copy(fixed, 64);
  message.mic?.copy(fixed, MIC_OFFSET);
  const parts = [fixed];
  let offset = fixed.length;
  for (const name of layout) {
    const value = message[name];
    const payload = typeof value === "string" ? Buffer.from(value, "utf16le") : value;
    writeField(fixed, FIELDS[name], payload, offset);
    parts.push(payload);
    offset += payload.length;
  }
  return Buffer.concat(parts);
}

/** Error `authentication_failed` when a field points outside the message. */
export function parseAuthenticate(message: Buffer): AuthenticateMessage {
  checkMessage(message, 3, MIC_OFFSET);
  const payloads = Math.min(...MICROSOFT_LAYOUT.map((name) => readOffset(message, FIELDS[name])));
  return {
    flags: message.readUInt32LE(60),
    version: message.subarray(64, MIC_OFFSET),
    mic: payloads >= MIC_END && message.length >= MIC_END ? message.subarray(MIC_OFFSET, MIC_END) : undefined,
    lmResponse: readField(message, FIELDS.lmResponse),
    ntResponse: readField(message, FIELDS.ntResponse),
    domain: readField(message, FIELDS.domain).toString("utf16le"),
    userName: readField(message, FIELDS.userName).toString("utf16le"),
    workstation: readField(message, FIELDS.workstation).toString("utf16le"),
    encryptedSessionKey: readField(message, FIELDS.encryptedSessionKey),
  };
}

/** The three messages of one logon, as they went over the wire. */
export interface NtlmExchange {
  /** The first, from the client. */
  readonly negotiate: Buffer;
  /** The second, from the server. */
  readonly challenge: Buffer;
  /** The third, from the client, with space for a MIC; what stands there does not matter. */
  readonly authenticate: Buffer;
}

/** The message integrity code over all three messages, with zeros in its own place (MS-NLMP 3.1.5.1.2). */
export function messageIntegrityCode(exportedSessionKey: Buffer, exchange: NtlmExchange): Buffer {
  const zeroed = Buffer.from(exchange.authenticate);
  zeroed.fill(0, MIC_OFFSET, MIC_OFFSET + 16);
  return hmacMd5(exportedSessionKey, exchange.negotiate, exchange.challenge, zeroed);
}
