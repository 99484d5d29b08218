import { WsmanError } from "../errors/wsman-error";
import { SOAP, WSMAN_IDENTITY } from "../namespaces";
import { childText, element, isNamed, type XmlElement } from "../xml";

/** What a host says about its WS-Management service. */
export interface WsmanIdentity {
  /** Of WS-Management: the namespace of its messages. */
  readonly protocolVersion: string;
  /** `Microsoft Corporation`. */
  readonly productVendor: string;
  /** For example `OS: 10.0.20348 SP: 0.0 Stack: 3.0`; zeros before authentication. */
  readonly productVersion: string;
}

/** An Identify request has no headers at all (DSP0226 section 11). */
export function buildIdentifyRequest(): XmlElement {
  const body = element(SOAP, "Body", { children: [element(WSMAN_IDENTITY, "Identify")] });
  return element(SOAP, "Envelope", { children: [element(SOAP, "Header"), body] });
}

/** Error `malformed` when the body is not an IdentifyResponse. */
export function parseIdentifyResponse(body: XmlElement | undefined): WsmanIdentity {
  if (body === undefined || !isNamed(body, WSMAN_IDENTITY, "IdentifyResponse")) {
    throw new WsmanError("malformed", "The reply to Identify is not an IdentifyResponse.");
  }
  return {
    protocolVersion: childText(body, WSMAN_IDENTITY, "ProtocolVersion") ?? "",
    productVendor: childText(body, WSMAN_IDENTITY, "ProductVendor") ?? "",
    productVersion: childText(body, WSMAN_IDENTITY, "ProductVersion") ?? "",
  };
}
