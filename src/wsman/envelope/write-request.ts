import { SOAP } from "../namespaces";
import { element, writeXml, type XmlElement } from "../xml";
import { escapeText } from "../xml/escape-xml";
import { buildRequest, REQUEST_NAMESPACES } from "./request";
import { buildSelectorSet, type Selectors } from "./selectors";

/** What differs between the requests of this client. */
export interface ClientRequest {
  /** URL of the listener. */
  readonly to: string;
  readonly resourceUri: string;
  readonly selectors: Selectors;
  readonly action: string;
  readonly messageId: string;
  /** Bytes, in decimal. */
  readonly maxEnvelopeSize: string;
  /** An xs:duration. */
  readonly operationTimeout: string;
  readonly body?: XmlElement;
}

/** A request of this client: what `writeXml` makes of `buildRequest`. Most of it is the same in every one, and written once. */
export function writeRequest({ to, resourceUri, selectors, action, body, ...headers }: ClientRequest): string {
  const hasSelectors = Object.keys(selectors).length > 0;
  const content = element(SOAP, "Body", { children: body === undefined ? [] : [body] });
  const values: Readonly<Record<string, string>> = {
    to: escapeText(to),
    uri: escapeText(resourceUri),
    action: escapeText(action),
    size: headers.maxEnvelopeSize,
    id: headers.messageId,
    selectors: hasSelectors ? writeXml(buildSelectorSet(selectors), REQUEST_NAMESPACES) : "",
    timeout: headers.operationTimeout,
    body: writeXml(content, REQUEST_NAMESPACES),
  };
  form ??= requestForm();
  let xml = "";
  for (const [before, name] of form) xml += before + (values[name] ?? "");
  return xml;
}

/** What is written before each value, and the name of the value. */
type RequestForm = readonly (readonly [before: string, name: string])[];

let form: RequestForm | undefined;

const ENGLISH = { language: "en-US", mustUnderstand: false };

/** A request in which each value is its name in braces. */
function requestForm(): RequestForm {
  const selectors = { hole: "" };
  const body = element({ prefix: "", uri: "" }, "hole");
  const request = buildRequest({
    to: "{to}",
    resourceUri: "{uri}",
    action: "{action}",
    messageId: "{id}",
    maxEnvelopeSize: "{size}",
    operationTimeout: "{timeout}",
    locale: ENGLISH,
    dataLocale: ENGLISH,
    selectors,
    body,
  });
  const pieces = writeXml(request)
    .replace(writeXml(buildSelectorSet(selectors), REQUEST_NAMESPACES), "{selectors}")
    .replace(writeXml(element(SOAP, "Body", { children: [body] }), REQUEST_NAMESPACES), "{body}")
    .split("}");
  return pieces.map((piece): [string, string] => {
    const [before = "", name = ""] = piece.split("{");
    return [before, name];
  });
}
