import { hmacMd5 } from "./hash";
import { checkMessage, readField, readOffset, startMessage, writeField } from "./message-codec";

/** The third message, from the client (MS-NLMP 2.2.1.3). */
export interface AuthenticateMessage {
  readonly flags: number;
  readonly lmResponse: Buffer;
  readonly ntResponse: Buffer;
  readonly domain: string;
  readonly userName: string;
  readonly workstation: string;
  /** The exported session key, encrypted; 16 bytes. */
  readonly encryptedSessionKey: Buffer;
  /** 8 bytes. */
  readonly version: Buffer;
  /** 16 bytes at offset 72 when the message has room for one. */
  readonly mic?: Buffer;
}

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

/** `layout` is the order of the payloads, so that a message of another implementation can be rebuilt. */
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
  readonly negotiate: Buffer;
  readonly challenge: Buffer;
  /** With space for a MIC; what stands there does not matter. */
  readonly authenticate: Buffer;
}

/** The message integrity code over all three messages, with zeros in its own place (MS-NLMP 3.1.5.1.2). */
export function messageIntegrityCode(exportedSessionKey: Buffer, exchange: NtlmExchange): Buffer {
  const zeroed = Buffer.from(exchange.authenticate);
  zeroed.fill(0, MIC_OFFSET, MIC_OFFSET + 16);
  return hmacMd5(exportedSessionKey, exchange.negotiate, exchange.challenge, zeroed);
}
