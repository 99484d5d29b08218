import { timingSafeEqual } from "node:crypto";
import {
  type AuthenticateMessage,
  messageIntegrityCode,
  type NtlmExchange,
  parseAuthenticate,
} from "./authenticate-message";
import { AV_FLAG_MIC, type AvPair, avFlags, parseAvPairs } from "./av-pairs";
import { parseChallenge } from "./challenge-message";
import { hasFlags, NTLM_FLAGS, REQUIRED_FLAGS } from "./flags";
import { hmacMd5 } from "./hash";
import { type NtlmIdentity, ntlmv2Hash, ntProof } from "./ntlmv2";
import { Rc4 } from "./rc4";

/** A client that proved to know the password. */
export interface VerifiedClient {
  /** The account it named. */
  readonly identity: NtlmIdentity;
  /** Key material for `NtlmSealing`, 16 bytes; never leaves this machine. */
  readonly exportedSessionKey: Buffer;
  /** Whether both sides agreed to 128-bit message encryption; without it the logon serves https only. */
  readonly canSeal: boolean;
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
  if (expected === undefined || !isReadable(message)) return undefined;
  const hash = ntlmv2Hash(identity, expected);
  const proof = message.ntResponse.subarray(0, 16);
  const blob = message.ntResponse.subarray(16);
  const { serverChallenge } = parseChallenge(exchange.challenge);
  if (!timingSafeEqual(proof, ntProof(hash, serverChallenge, blob))) return undefined;
  const exportedSessionKey = sessionKey(message, hmacMd5(hash, proof));
  const targetInfo = parseAvPairs(blob.subarray(TARGET_INFO_OFFSET));
  const promisesMic = (avFlags(targetInfo) & AV_FLAG_MIC) !== 0;
  if (promisesMic && !hasValidMic(message, exchange, exportedSessionKey)) return undefined;
  const canSeal = hasFlags(message.flags, REQUIRED_FLAGS) && message.encryptedSessionKey.length === 16;
  return { identity, exportedSessionKey, canSeal, targetInfo };
}

/** NTLMv2 with names in Unicode; what a client offers beyond that is its own matter. */
function isReadable(message: AuthenticateMessage): boolean {
  return hasFlags(message.flags, NTLM_FLAGS.unicode) && message.ntResponse.length >= SMALLEST_RESPONSE;
}

/** Without a key exchange the session base key is the exported one (MS-NLMP 3.1.5.1.2). */
function sessionKey(message: AuthenticateMessage, baseKey: Buffer): Buffer {
  const { encryptedSessionKey, flags } = message;
  const isExchanged = hasFlags(flags, NTLM_FLAGS.keyExchange) && encryptedSessionKey.length === 16;
  return isExchanged ? new Rc4(baseKey).update(encryptedSessionKey) : baseKey;
}

function hasValidMic(message: AuthenticateMessage, exchange: NtlmExchange, key: Buffer): boolean {
  return message.mic !== undefined && timingSafeEqual(message.mic, messageIntegrityCode(key, exchange));
}
