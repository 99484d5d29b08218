export { answerChallenge, type ChallengeAnswer, type ChallengeAnswerInputs } from "./answer-challenge";
export {
  type AuthenticateMessage,
  type AuthenticatePayload,
  buildAuthenticate,
  parseAuthenticate,
} from "./authenticate-message";
export { AV_ID, type AvPair, avValue, buildAvPairs, parseAvPairs } from "./av-pairs";
export { buildChallenge, type ChallengeMessage, parseChallenge } from "./challenge-message";
export { checkChallenge } from "./check-challenge";
export { fileTime } from "./file-time";
export { CLIENT_FLAGS, hasFlags, NTLM_FLAGS, REQUIRED_FLAGS, SERVER_FLAGS } from "./flags";
export { type NtlmIdentity, parseIdentity } from "./identity";
export { NTLM_VERSION } from "./message-codec";
export type { NtlmExchange } from "./mic";
export { buildNegotiate, type NegotiateMessage, parseNegotiate } from "./negotiate-message";
export { type NtlmRole, NtlmSealing } from "./sealing";
export { type VerifiedClient, verifyAuthenticate } from "./verify-authenticate";
