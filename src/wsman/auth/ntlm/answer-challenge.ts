import { type AuthenticatePayload, buildAuthenticate, MIC_OFFSET, messageIntegrityCode } from "./authenticate-message";
import { AV_FLAG_MIC, AV_ID, type AvPair, avValue, buildAvPairs } from "./av-pairs";
import { type ChallengeMessage, parseChallenge } from "./challenge-message";
import { agreedFlags } from "./flags";
import { NTLM_VERSION } from "./message-codec";
import { type NtlmIdentity, ntlmv2Hash, ntlmv2Responses } from "./ntlmv2";
import { Rc4 } from "./rc4";

/** What the answer to a challenge is computed from. */
export interface ChallengeAnswerInputs {
  /** The account, as `parseIdentity` reads it. */
  readonly identity: NtlmIdentity;
  /** Never sent; only what is computed from it. */
  readonly password: string;
  /** The NEGOTIATE message as sent. */
  readonly negotiate: Buffer;
  /** The CHALLENGE message as received. */
  readonly challenge: Buffer;
  /** FILETIME, used when the server states no time. */
  readonly time: Buffer;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** 16 random bytes. */
  readonly sessionKey: Buffer;
  /** Service principal name, `HTTP/host`. */
  readonly targetName?: string;
  /** MsvAvChannelBindings: `bindingsHash`, or `NO_CHANNEL` where there is none to bind to. Left out, as is the pair. */
  readonly channelBindings?: Buffer;
  /** NetBIOS name of this machine. @default "" */
  readonly workstation?: string;
  /** Bits of the message. @default what both sides support */
  readonly flags?: number;
  /** 8 bytes. @default NTLM_VERSION */
  readonly version?: Buffer;
  /** The order of the payloads. @default Microsoft's */
  readonly layout?: readonly AuthenticatePayload[];
}

/** The third message, and the key that both sides have now. */
export interface ChallengeAnswer {
  /** The AUTHENTICATE message. */
  readonly authenticate: Buffer;
  /** Key material for `NtlmSealing`; never leaves this machine. */
  readonly exportedSessionKey: Buffer;
}

/**
 * The AUTHENTICATE message for a challenge (MS-NLMP 3.1.5.1.2), pure: time and randomness come from the caller. It
 * answers every challenge that can be read; whether one may be answered at all, `checkChallenge` says.
 */
export function answerChallenge(inputs: ChallengeAnswerInputs): ChallengeAnswer {
  const challenge = parseChallenge(inputs.challenge);
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

/** Pairs that are the client's own to state. Whoever made the challenge must not choose what is signed under them. */
const CLIENT_PAIRS: ReadonlySet<number> = new Set([AV_ID.flags, AV_ID.targetName, AV_ID.channelBindings]);

/** The server's pairs, plus what the client has to say: bindings, service name and, given a time, that a MIC follows. */
function clientTargetInfo({ targetInfo }: ChallengeMessage, inputs: ChallengeAnswerInputs): AvPair[] {
  const { channelBindings, targetName } = inputs;
  const own: AvPair[] = [];
  if (channelBindings !== undefined) own.push({ id: AV_ID.channelBindings, value: channelBindings });
  if (targetName !== undefined) own.push({ id: AV_ID.targetName, value: Buffer.from(targetName, "utf16le") });
  if (avValue(targetInfo, AV_ID.timestamp) !== undefined) {
    const value = Buffer.alloc(4);
    value.writeUInt32LE(AV_FLAG_MIC);
    own.push({ id: AV_ID.flags, value });
  }
  return [...targetInfo.filter(({ id }) => !CLIENT_PAIRS.has(id)), ...own];
}
