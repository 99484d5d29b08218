import type { WsmanFault } from "../errors/fault";
import { ADDRESSING, ANONYMOUS_ADDRESS, ENUMERATION, SOAP, TRANSFER, WSMAN, WSMAN_MICROSOFT, XML } from "../namespaces";
import { attribute, childText, element, isNamed, textElement, type XmlElement, type XmlNamespace } from "../xml";
import { buildFault } from "./build-fault";
import { type FaultFamily, faultFamily } from "./fault-family";
import { messageParts } from "./message-parts";
import { parseFault } from "./parse-fault";

/** A WS-Management reply. `fault` is set instead of `body` when the host answered with one. */
export interface ResponseEnvelope {
  /** `a:Action`: the request's with `Response`, or that of the fault's family. */
  readonly action?: string;
  /** `a:MessageID`, `uuid:…`. */
  readonly messageId?: string;
  /** The MessageID of the request, byte for byte; some recorded faults lack it. */
  readonly relatesTo?: string;
  /** The first element of the body. */
  readonly body?: XmlElement;
  /** What follows `body` in the one reply that has two elements: the creation of a shell (MS-WSMV 3.1.4.5.2). */
  readonly secondBody?: XmlElement;
  /** What the host answered with instead of a success. */
  readonly fault?: WsmanFault;
}

const ROOT_DECLARATIONS: readonly XmlNamespace[] = [SOAP, ADDRESSING, TRANSFER, ENUMERATION, WSMAN, WSMAN_MICROSOFT];

/** The envelope of a reply. With a fault and no action, the action is the one of the fault's family. */
export function buildResponse(response: ResponseEnvelope): XmlElement {
  const { fault, messageId, relatesTo } = response;
  const family: FaultFamily | undefined = fault && faultFamily(fault.subcode);
  const action = response.action ?? family?.action;
  const headers = [
    action !== undefined && textElement(ADDRESSING, "Action", action),
    messageId !== undefined && textElement(ADDRESSING, "MessageID", messageId),
    textElement(ADDRESSING, "To", ANONYMOUS_ADDRESS),
    relatesTo !== undefined && textElement(ADDRESSING, "RelatesTo", relatesTo),
  ].filter((item) => item !== false);
  const content = fault === undefined ? [response.body, response.secondBody] : [buildFault(fault)];
  return element(SOAP, "Envelope", {
    attributes: [attribute(XML, "lang", "en-US")],
    declarations: ROOT_DECLARATIONS,
    children: [
      element(SOAP, "Header", { children: headers }),
      element(SOAP, "Body", { children: content.filter((item) => item !== undefined) }),
    ],
  });
}

/** Reads a reply. Error `malformed` when it is not a SOAP 1.2 envelope; a fault is data here, not an error. */
export function parseResponse(root: XmlElement): ResponseEnvelope {
  const { header, body } = messageParts(root);
  const isFault = body !== undefined && isNamed(body, SOAP, "Fault");
  return {
    action: childText(header, ADDRESSING, "Action"),
    messageId: childText(header, ADDRESSING, "MessageID"),
    relatesTo: childText(header, ADDRESSING, "RelatesTo"),
    ...(isFault ? { fault: parseFault(body) } : { body }),
  };
}
