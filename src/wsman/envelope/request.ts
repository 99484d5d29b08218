import { ADDRESSING, ANONYMOUS_ADDRESS, SOAP, WSMAN, WSMAN_MICROSOFT, XML } from "../namespaces";
import {
  attribute,
  attributeValue,
  child,
  childText,
  element,
  textElement,
  type XmlElement,
  type XmlNamespace,
} from "../xml";
import { messageParts } from "./message-parts";
import { buildOptionSet, buildSelectorSet, parseOptionSet, parseSelectorSet, type Selectors } from "./selectors";

/** A language header (`w:Locale`, `p:DataLocale`). A host refuses one that must be understood. */
export interface LocaleHeader {
  /** `en-US` (RFC 5646). */
  readonly language: string;
  /** `s:mustUnderstand`. */
  readonly mustUnderstand: boolean;
}

/**
 * A WS-Management request (DSP0226 section 5 and MS-WSMV 3.1.4.1). Every header is optional when reading, because a
 * server has to name the one that is missing. Header texts are trimmed.
 */
export interface RequestEnvelope {
  /** `a:Action`: one of `ACTION_GET` and the like, or `<resource URI>/<method>`. */
  readonly action?: string;
  /** `a:To`: URL of the listener. */
  readonly to?: string;
  /** `a:ReplyTo`. @default ANONYMOUS_ADDRESS */
  readonly replyTo?: string;
  /** `a:MessageID`, `uuid:…`. */
  readonly messageId?: string;
  /** `w:ResourceURI`; see `resource`. */
  readonly resourceUri?: string;
  /** `w:MaxEnvelopeSize`: bytes, in decimal. */
  readonly maxEnvelopeSize?: string;
  /** `w:OperationTimeout`: an xs:duration; see `formatXsDuration`. */
  readonly operationTimeout?: string;
  /** `w:Locale`: the language of texts. */
  readonly locale?: LocaleHeader;
  /** `p:DataLocale`: the language of numbers and dates. */
  readonly dataLocale?: LocaleHeader;
  /** `w:SelectorSet`: the key of an instance. */
  readonly selectors?: Selectors;
  /** `w:OptionSet`: options of the operation, by name. */
  readonly options?: Readonly<Record<string, string>>;
  /** The one element of the body. */
  readonly body?: XmlElement;
}

/** Those that every request declares at its root. */
export const REQUEST_NAMESPACES: readonly XmlNamespace[] = [SOAP, ADDRESSING, WSMAN, WSMAN_MICROSOFT];
const MUST_UNDERSTAND = [attribute(SOAP, "mustUnderstand", "true")];
const REPLY_TO_SENDER = replyToElement(ANONYMOUS_ADDRESS);

/** The envelope of a request, ready for `writeXml`. */
export function buildRequest(request: RequestEnvelope): XmlElement {
  const header = element(SOAP, "Header", { children: buildHeaders(request) });
  const body = element(SOAP, "Body", { children: request.body === undefined ? [] : [request.body] });
  return element(SOAP, "Envelope", { declarations: REQUEST_NAMESPACES, children: [header, body] });
}

function buildHeaders(request: RequestEnvelope): XmlElement[] {
  const { to, replyTo, resourceUri, action, maxEnvelopeSize, messageId, operationTimeout } = request;
  const headers: XmlElement[] = [];
  if (to !== undefined) headers.push(textElement(ADDRESSING, "To", to));
  if (resourceUri !== undefined) headers.push(textElement(WSMAN, "ResourceURI", resourceUri, MUST_UNDERSTAND));
  headers.push(replyTo === undefined ? REPLY_TO_SENDER : replyToElement(replyTo));
  if (action !== undefined) headers.push(textElement(ADDRESSING, "Action", action, MUST_UNDERSTAND));
  if (maxEnvelopeSize !== undefined) {
    headers.push(textElement(WSMAN, "MaxEnvelopeSize", maxEnvelopeSize, MUST_UNDERSTAND));
  }
  if (messageId !== undefined) headers.push(textElement(ADDRESSING, "MessageID", messageId));
  if (request.locale !== undefined) headers.push(buildLocale(WSMAN, "Locale", request.locale));
  if (request.dataLocale !== undefined) headers.push(buildLocale(WSMAN_MICROSOFT, "DataLocale", request.dataLocale));
  if (hasEntries(request.selectors)) headers.push(buildSelectorSet(request.selectors));
  if (hasEntries(request.options)) headers.push(buildOptionSet(request.options));
  if (operationTimeout !== undefined) headers.push(textElement(WSMAN, "OperationTimeout", operationTimeout));
  return headers;
}

function replyToElement(address: string): XmlElement {
  return element(ADDRESSING, "ReplyTo", { children: [textElement(ADDRESSING, "Address", address, MUST_UNDERSTAND)] });
}

/** Reads a request envelope. Error `malformed` when it is not a SOAP 1.2 envelope. */
export function parseRequest(root: XmlElement): RequestEnvelope {
  const { header, body } = messageParts(root);
  const replyTo = child(header, ADDRESSING, "ReplyTo");
  const selectors = child(header, WSMAN, "SelectorSet");
  const options = child(header, WSMAN, "OptionSet");
  return {
    action: childText(header, ADDRESSING, "Action"),
    to: childText(header, ADDRESSING, "To"),
    replyTo: replyTo && childText(replyTo, ADDRESSING, "Address"),
    messageId: childText(header, ADDRESSING, "MessageID"),
    resourceUri: childText(header, WSMAN, "ResourceURI"),
    maxEnvelopeSize: childText(header, WSMAN, "MaxEnvelopeSize"),
    operationTimeout: childText(header, WSMAN, "OperationTimeout"),
    locale: parseLocale(child(header, WSMAN, "Locale")),
    dataLocale: parseLocale(child(header, WSMAN_MICROSOFT, "DataLocale")),
    selectors: selectors && parseSelectorSet(selectors),
    options: options && parseOptionSet(options),
    body,
  };
}

function buildLocale(namespace: XmlNamespace, name: string, locale: LocaleHeader): XmlElement {
  const attributes = [
    attribute(XML, "lang", locale.language),
    attribute(SOAP, "mustUnderstand", String(locale.mustUnderstand)),
  ];
  return textElement(namespace, name, "", attributes);
}

function parseLocale(item: XmlElement | undefined): LocaleHeader | undefined {
  if (item === undefined) return undefined;
  const mustUnderstand = attributeValue(item, "mustUnderstand", SOAP)?.trim();
  return {
    language: attributeValue(item, "lang", XML) ?? "",
    mustUnderstand: mustUnderstand === "true" || mustUnderstand === "1",
  };
}

function hasEntries<T extends object>(record: T | undefined): record is T {
  return record !== undefined && Object.keys(record).length > 0;
}
