import { CLIENT_FLAGS } from "./flags";
import { checkMessage, NTLM_VERSION, startMessage, writeField } from "./message-codec";

/** The first message, from the client (MS-NLMP 2.2.1.1). Names are left out: nothing depends on them. */
export interface NegotiateMessage {
  /** NTLMSSP_NEGOTIATE bits; see `NTLM_FLAGS`. */
  readonly flags: number;
  /** Product and NTLM version, 8 bytes (MS-NLMP 2.2.2.10). */
  readonly version: Buffer;
}

const LENGTH = 40;
const NOTHING = Buffer.alloc(0);

/** Writes the message; by default the one this client begins with. */
export function buildNegotiate({ flags, version }: NegotiateMessage = CLIENT_NEGOTIATE): Buffer {
  const message = startMessage(1, LENGTH);
  message.writeUInt32LE(flags, 12);
  writeField(message, 16, NOTHING, LENGTH);
  writeField(message, 24, NOTHING, LENGTH);
  version.copy(message, 32);
  return message;
}

/** Error `authentication_failed`. Older clients send only the first 16 bytes; their version reads as zeros. */
export function parseNegotiate(message: Buffer): NegotiateMessage {
  checkMessage(message, 1, 16);
  const version = message.length >= LENGTH ? message.subarray(32, LENGTH) : Buffer.alloc(8);
  return { flags: message.readUInt32LE(12), version };
}

const CLIENT_NEGOTIATE: NegotiateMessage = { flags: CLIENT_FLAGS, version: NTLM_VERSION };
