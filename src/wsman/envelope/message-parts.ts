import { WsmanError } from "../errors/wsman-error";
import { SOAP } from "../namespaces";
import { child, element, isNamed, type XmlElement } from "../xml";

export interface MessageParts {
  readonly header: XmlElement;
  /** The first element in the body; SOAP faults and every WS-Management message have at most one. */
  readonly body: XmlElement | undefined;
}

/** Takes a SOAP 1.2 envelope apart. A missing header counts as empty. Error `malformed` for anything else. */
export function messageParts(root: XmlElement): MessageParts {
  if (!isNamed(root, SOAP, "Envelope")) {
    throw new WsmanError("malformed", `The root element is ${root.name}, not a SOAP 1.2 envelope.`);
  }
  const body = child(root, SOAP, "Body");
  if (body === undefined) throw new WsmanError("malformed", "The SOAP envelope has no body.");
  return { header: child(root, SOAP, "Header") ?? element(SOAP, "Header"), body: body.children[0] };
}
