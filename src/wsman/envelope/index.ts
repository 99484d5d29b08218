export { formatXsDuration, parseXsDuration } from "./duration";
export { type MessageParts, messageParts } from "./message-parts";
export { buildRequest, type LocaleHeader, parseRequest, type RequestEnvelope } from "./request";
export { buildResponse, parseResponse, type ResponseEnvelope } from "./response";
export { buildOptionSet, buildSelectorSet, parseOptionSet, parseSelectorSet, type Selectors } from "./selectors";
export { type ClientRequest, writeRequest } from "./write-request";
