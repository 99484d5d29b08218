/**
 * The messages of WS-Management, read and written, as a server, a test or a recorder needs them: XML, SOAP envelopes and
 * faults, CIM values, encrypted bodies, NTLM. The client is in `wsman`.
 *
 * @packageDocumentation
 */

// XML: a small tree with namespaces, its parser with limits, its writer, and queries.

export type { XmlLimits } from "./limits";
export {
  ADDRESSING,
  ANONYMOUS_ADDRESS,
  CIM,
  ENUMERATION,
  SCHEMA_INSTANCE,
  SOAP,
  SOAP_CONTENT_TYPE,
  TRANSFER,
  WSMAN,
  WSMAN_FAULT,
  WSMAN_IDENTITY,
  WSMAN_MICROSOFT,
  XML,
} from "./namespaces";
export {
  attribute,
  attributeValue,
  child,
  childrenNamed,
  childText,
  decodeXmlBytes,
  descendant,
  element,
  isNamed,
  parseXml,
  plainAttribute,
  textElement,
  writeXml,
  type XmlAttribute,
  type XmlElement,
  type XmlElementParts,
  type XmlNamespace,
} from "./xml";

// Envelopes: requests, replies, faults, and the headers in them.

export {
  buildRequest,
  buildResponse,
  formatXsDuration,
  type LocaleHeader,
  parseRequest,
  parseResponse,
  parseXsDuration,
  type RequestEnvelope,
  type ResponseEnvelope,
  type Selectors,
} from "./envelope";
export type { WsmanErrorCode } from "./errors/error-codes";
export type { WsmanFault } from "./errors/fault";
export { faultError } from "./errors/fault-error";
export { WsmanError } from "./errors/wsman-error";
export { ACTION_ENUMERATE, ACTION_GET, ACTION_PULL, ACTION_RELEASE } from "./namespaces";
export { parseWmiResourceUri, resource, resourceClassName, type WmiClassName, type WsmanResource } from "./resource";

// Bodies: instances, methods, enumerations, Identify.

export {
  buildInstance,
  buildMethodInput,
  buildMethodOutput,
  type CimDatetime,
  type CimInstance,
  type CimMembers,
  type CimMethod,
  type CimMethodResult,
  type CimReference,
  type CimScalarType,
  type CimScalarTypes,
  type CimShape,
  type CimShapeValues,
  type CimType,
  type CimTypeValue,
  type CimValue,
  defineMethod,
  parseInstance,
  parseMethodInput,
  parseMethodOutput,
  typedMembers,
} from "./cim";
export { buildReference } from "./cim/instance";
export {
  buildEnumerate,
  buildEnumerationPage,
  buildItemsPage,
  buildPull,
  buildRelease,
  type EnumerateRequest,
  type EnumerationPage,
  parseEnumerate,
  parseEnumerationContext,
  parseEnumerationPage,
  parsePullMaxElements,
  WQL_DIALECT,
} from "./operations/enumeration-messages";
export { buildIdentifyRequest, parseIdentifyResponse, type WsmanIdentity } from "./operations/identify-messages";

// Encrypted bodies (MS-WSMV section 2.2.9.1).

export {
  buildSealedBody,
  hasTabs,
  isSealedContentType,
  parseSealedBody,
  type SealedMessage,
  type SealedProtocol,
  SPNEGO_SEALED,
  sealedContentType,
} from "./encryption/sealed-body";

// NTLM (MS-NLMP): the three messages, the client's answer, the server's check, and what both encrypt with.

export { answerChallenge, type ChallengeAnswer, type ChallengeAnswerInputs } from "./auth/ntlm/answer-challenge";
export {
  type AuthenticateMessage,
  type AuthenticatePayload,
  buildAuthenticate,
  type NtlmExchange,
  parseAuthenticate,
} from "./auth/ntlm/authenticate-message";
export { AV_ID, type AvPair, avValue, buildAvPairs, fileTime, parseAvPairs } from "./auth/ntlm/av-pairs";
export { buildChallenge, type ChallengeMessage, parseChallenge } from "./auth/ntlm/challenge-message";
export { checkChallenge } from "./auth/ntlm/check-challenge";
export { NTLM_FLAGS, SERVER_FLAGS } from "./auth/ntlm/flags";
export { NTLM_VERSION } from "./auth/ntlm/message-codec";
export { buildNegotiate, type NegotiateMessage, parseNegotiate } from "./auth/ntlm/negotiate-message";
export type { NtlmIdentity } from "./auth/ntlm/ntlmv2";
export { type NtlmRole, NtlmSealing } from "./auth/ntlm/sealing";
export { type VerifiedClient, verifyAuthenticate } from "./auth/ntlm/verify-authenticate";

// SPNEGO (RFC 4178): what NTLM is wrapped in.

export { isNegTokenInit, type NegTokenInit, NTLM_MECHANISM, parseNegTokenInit } from "./auth/spnego/neg-token-init";
export {
  buildNegTokenResp,
  isNegTokenResp,
  type NegState,
  type NegTokenResp,
  parseNegTokenResp,
} from "./auth/spnego/neg-token-resp";
