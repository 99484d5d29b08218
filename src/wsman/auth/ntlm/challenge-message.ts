import { type AvPair, buildAvPairs, parseAvPairs } from "./av-pairs";
import { checkMessage, readField, startMessage, writeField } from "./message-codec";

/** The second message, from the server (MS-NLMP 2.2.1.2). */
export interface ChallengeMessage {
  /** NTLMSSP_NEGOTIATE bits; see `NTLM_FLAGS`. */
  readonly flags: number;
  /** NetBIOS name of the server or its domain. */
  readonly targetName: string;
  /** 8 random bytes. */
  readonly serverChallenge: Buffer;
  /** What the server says of itself: names, and its time. NTLMv2 signs it. */
  readonly targetInfo: readonly AvPair[];
  /** Product and NTLM version, 8 bytes (MS-NLMP 2.2.2.10). */
  readonly version: Buffer;
}

const LENGTH = 56;

/** Writes the message; a server's side. Error `authentication_failed` for a field that is too long. */
export function buildChallenge(challenge: ChallengeMessage): Buffer {
  const message = startMessage(2, LENGTH);
  const name = Buffer.from(challenge.targetName, "utf16le");
  const info = buildAvPairs(challenge.targetInfo);
  writeField(message, 12, name, LENGTH);
  message.writeUInt32LE(challenge.flags, 20);
  challenge.serverChallenge.copy(message, 24);
  writeField(message, 40, info, LENGTH + name.length);
  challenge.version.copy(message, 48);
  return Buffer.concat([message, name, info]);
}

/** Error `authentication_failed`, also when there is no target information, without which NTLMv2 is impossible. */
export function parseChallenge(message: Buffer): ChallengeMessage {
  checkMessage(message, 2, LENGTH);
  return {
    flags: message.readUInt32LE(20),
    targetName: readField(message, 12).toString("utf16le"),
    serverChallenge: message.subarray(24, 32),
    targetInfo: parseAvPairs(readField(message, 40)),
    version: message.subarray(48, LENGTH),
  };
}
