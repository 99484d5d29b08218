import { WsmanError } from "../../errors";
import { type AuthenticatePayload, buildAuthenticate, MIC_OFFSET } from "./authenticate-message";
import { AV_FLAG_MIC, AV_ID, type AvPair, avFlags, avValue, buildAvPairs } from "./av-pairs";
import { type ChallengeMessage, parseChallenge } from "./challenge-message";
import { agreedFlags, hasFlags, REQUIRED_FLAGS } from "./flags";
import { md5 } from "./hash";
import type { NtlmIdentity } from "./identity";
import { NTLM_VERSION } from "./message-codec";
import { messageIntegrityCode } from "./mic";
import { ntlmv2Hash, ntlmv2Responses } from "./ntlmv2";
import { Rc4 } from "./rc4";

export interface ChallengeAnswerInputs {
  readonly identity: NtlmIdentity;
  readonly password: string;
  /** The NEGOTIATE message as sent and the CHALLENGE message as received. */
  readonly negotiate: Buffer;
  readonly challenge: Buffer;
  /** FILETIME, used when the server states no time. */
  readonly time: Buffer;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** 16 random bytes. */
  readonly sessionKey: Buffer;
  /** Service principal name, `HTTP/host`. */
  readonly targetName?: string;
  /** A gss_channel_bindings_struct; its MD5 goes into the message. */
  readonly channelBindings?: Buffer;
  readonly workstation?: string;
  readonly flags?: number;
  readonly version?: Buffer;
  readonly layout?: readonly AuthenticatePayload[];
}

export interface ChallengeAnswer {
  readonly authenticate: Buffer;
  /** Key material for `NtlmSealing`; never leaves this machine. */
  readonly exportedSessionKey: Buffer;
}

/**
 * The AUTHENTICATE message for a challenge (MS-NLMP 3.1.5.1.2), pure: time and randomness come from the caller.
 * Error `authentication_failed` when the server does not agree to 128-bit sealing.
 */
export function answerChallenge(inputs: ChallengeAnswerInputs): ChallengeAnswer {
  const challenge = parseChallenge(inputs.challenge);
  if (!hasFlags(challenge.flags, REQUIRED_FLAGS)) {
    throw new WsmanError("authentication_failed", "The host does not agree to NTLM with 128-bit message encryption.");
  }
  const serverTime = avValue(challenge.targetInfo, AV_ID.timestamp);
  const targetInfo = clientTargetInfo(challenge, inputs);
  const { ntResponse, lmResponse, sessionBaseKey } = ntlmv2Responses({
    hash: ntlmv2Hash(inputs.identity, inputs.password),
    serverChallenge: challenge.serverChallenge,
    clientChallenge: inputs.clientChallenge,
    time: serverTime ?? inputs.time,
    targetInfo: buildAvPairs(targetInfo),
  });
  const message = {
    flags: inputs.flags ?? agreedFlags(challenge.flags),
    ntResponse,
    lmResponse: serverTime === undefined ? lmResponse : Buffer.alloc(24),
    domain: inputs.identity.domain,
    userName: inputs.identity.userName,
    workstation: inputs.workstation ?? "",
    encryptedSessionKey: new Rc4(sessionBaseKey).update(inputs.sessionKey),
    version: inputs.version ?? NTLM_VERSION,
    mic: serverTime === undefined ? undefined : Buffer.alloc(16),
  };
  const authenticate = buildAuthenticate(message, inputs.layout);
  if (message.mic !== undefined) {
    messageIntegrityCode(inputs.sessionKey, { ...inputs, authenticate }).copy(authenticate, MIC_OFFSET);
  }
  return { authenticate, exportedSessionKey: inputs.sessionKey };
}

/** The server's pairs, plus what the client has to say: bindings, service name and, given a time, that a MIC follows. */
function clientTargetInfo(challenge: ChallengeMessage, inputs: ChallengeAnswerInputs): AvPair[] {
  const own: AvPair[] = [];
  if (inputs.channelBindings !== undefined) own.push({ id: AV_ID.channelBindings, value: md5(inputs.channelBindings) });
  if (inputs.targetName !== undefined) {
    own.push({ id: AV_ID.targetName, value: Buffer.from(inputs.targetName, "utf16le") });
  }
  if (avValue(challenge.targetInfo, AV_ID.timestamp) !== undefined) {
    const value = Buffer.alloc(4);
    value.writeUInt32LE((avFlags(challenge.targetInfo) | AV_FLAG_MIC) >>> 0);
    own.push({ id: AV_ID.flags, value });
  }
  const replaced = new Set(own.map((pair) => pair.id));
  return [...challenge.targetInfo.filter((pair) => !replaced.has(pair.id)), ...own];
}
