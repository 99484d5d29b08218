import { ANONYMOUS_ADDRESS, parseXsDuration, type RequestEnvelope, type WsmanFault } from "../../wsman/codecs";
import {
  envelopeTooSmall,
  headerRequired,
  invalidHeader,
  unsupportedAddressingMode,
  unsupportedLocale,
} from "./service-faults";

const MIN_ENVELOPE_SIZE = 8192;
const MAX_MESSAGE_ID_LENGTH = 2048;

/** The first objection Windows would have to the headers ([MS-WSMV] 3.1.4.1 and its notes), or undefined. */
export function checkHeaders(request: RequestEnvelope): WsmanFault | undefined {
  return checkAddressing(request) ?? checkLimits(request) ?? checkLocales(request);
}

function checkAddressing(request: RequestEnvelope): WsmanFault | undefined {
  const required = { "a:To": request.to, "a:ReplyTo": request.replyTo, "a:Action": request.action };
  for (const [header, value] of Object.entries(required)) {
    if (value === undefined || value === "") return headerRequired(header);
  }
  if (request.replyTo !== ANONYMOUS_ADDRESS) return unsupportedAddressingMode();
  if (request.messageId === undefined) return headerRequired("a:MessageID");
  if (request.messageId === "" || request.messageId.length > MAX_MESSAGE_ID_LENGTH) {
    return invalidHeader("The message identifier is empty or too long.");
  }
  if (request.resourceUri === undefined || request.resourceUri === "") return headerRequired("w:ResourceURI");
  return undefined;
}

function checkLimits(request: RequestEnvelope): WsmanFault | undefined {
  const { maxEnvelopeSize: size, operationTimeout: timeout } = request;
  if (size !== undefined && !/^\d{1,10}$/.test(size)) {
    return invalidHeader("The XML contains an invalid maximum envelope size in the SOAP header.");
  }
  if (size !== undefined && Number(size) < MIN_ENVELOPE_SIZE) return envelopeTooSmall(size);
  const milliseconds = timeout === undefined ? 0 : parseXsDuration(timeout);
  if (milliseconds !== undefined && milliseconds >= 0) return undefined;
  return invalidHeader(`The XML contains an invalid timeout field in the SOAP header: ${timeout}.`);
}

function checkLocales(request: RequestEnvelope): WsmanFault | undefined {
  if (request.locale?.mustUnderstand) return unsupportedLocale("w:Locale");
  return request.dataLocale?.mustUnderstand ? unsupportedLocale("p:DataLocale") : undefined;
}
