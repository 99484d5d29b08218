import { timingSafeEqual } from "node:crypto";
import { type AuthenticateMessage, parseAuthenticate } from "./authenticate-message";
import { AV_FLAG_MIC, type AvPair, avFlags, parseAvPairs } from "./av-pairs";
import { parseChallenge } from "./challenge-message";
import { hasFlags, REQUIRED_FLAGS } from "./flags";
import { hmacMd5 } from "./hash";
import type { NtlmIdentity } from "./identity";
import { messageIntegrityCode, type NtlmExchange } from "./mic";
import { ntlmv2Hash, ntProof } from "./ntlmv2";
import { Rc4 } from "./rc4";

export interface VerifiedClient {
  readonly identity: NtlmIdentity;
  readonly exportedSessionKey: Buffer;
  /** What the client added to the target information, for instance the service name. */
  readonly targetInfo: readonly AvPair[];
}

/** Offset of the target information in the client's part of the NTLMv2 response. */
const TARGET_INFO_OFFSET = 28;
const SMALLEST_RESPONSE = 16 + TARGET_INFO_OFFSET + 4;

/**
 * A server's check of an AUTHENTICATE message (MS-NLMP 3.2.5.1.2): NTLMv2 proof, key exchange, and the MIC when the
 * client says there is one. `password` gives the account's password, or undefined when there is no such account.
 * Undefined when the client is not who it says. Error `authentication_failed` for a message that cannot be read.
 */
export function verifyAuthenticate(
  exchange: NtlmExchange,
  password: (identity: NtlmIdentity) => string | undefined,
): VerifiedClient | undefined {
  const message = parseAuthenticate(exchange.authenticate);
  const identity = { domain: message.domain, userName: message.userName };
  const expected = password(identity);
  if (expected === undefined || !isSupported(message)) return undefined;
  const hash = ntlmv2Hash(identity, expected);
  const proof = message.ntResponse.subarray(0, 16);
  const blob = message.ntResponse.subarray(16);
  const { serverChallenge } = parseChallenge(exchange.challenge);
  if (!timingSafeEqual(proof, ntProof(hash, serverChallenge, blob))) return undefined;
  const exportedSessionKey = new Rc4(hmacMd5(hash, proof)).update(message.encryptedSessionKey);
  const targetInfo = parseAvPairs(blob.subarray(TARGET_INFO_OFFSET));
  const promisesMic = (avFlags(targetInfo) & AV_FLAG_MIC) !== 0;
  if (promisesMic && !hasValidMic(message, exchange, exportedSessionKey)) return undefined;
  return { identity, exportedSessionKey, targetInfo };
}

function isSupported(message: AuthenticateMessage): boolean {
  return (
    hasFlags(message.flags, REQUIRED_FLAGS) &&
    message.ntResponse.length >= SMALLEST_RESPONSE &&
    message.encryptedSessionKey.length === 16
  );
}

function hasValidMic(message: AuthenticateMessage, exchange: NtlmExchange, key: Buffer): boolean {
  return message.mic !== undefined && timingSafeEqual(message.mic, messageIntegrityCode(key, exchange));
}
