import type { XmlNamespace } from "./xml/element";
import { XML_URI } from "./xml/namespace-scope";

// The namespaces of WS-Management messages under the prefixes Windows writes them with.

/** SOAP 1.2. */
export const SOAP: XmlNamespace = { prefix: "s", uri: "http://www.w3.org/2003/05/soap-envelope" };
/** WS-Addressing. */
export const ADDRESSING: XmlNamespace = { prefix: "a", uri: "http://schemas.xmlsoap.org/ws/2004/08/addressing" };
/** WS-Transfer: Get. */
export const TRANSFER: XmlNamespace = { prefix: "x", uri: "http://schemas.xmlsoap.org/ws/2004/09/transfer" };
/** WS-Enumeration. */
export const ENUMERATION: XmlNamespace = { prefix: "n", uri: "http://schemas.xmlsoap.org/ws/2004/09/enumeration" };
/** WS-Management (DSP0226). */
export const WSMAN: XmlNamespace = { prefix: "w", uri: "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" };
/** Microsoft's headers (MS-WSMV). */
export const WSMAN_MICROSOFT: XmlNamespace = {
  prefix: "p",
  uri: "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd",
};
/** Microsoft's fault details (MS-WSMV). */
export const WSMAN_FAULT: XmlNamespace = {
  prefix: "f",
  uri: "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault",
};
/** Identify (DSP0226 section 11). */
export const WSMAN_IDENTITY: XmlNamespace = {
  prefix: "wsmid",
  uri: "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd",
};
/** The CIM binding (DSP0227). */
export const CIM: XmlNamespace = { prefix: "cim", uri: "http://schemas.dmtf.org/wbem/wscim/1/common" };
/** XML Schema: `xsi:nil`, `xsi:type`. */
export const SCHEMA_INSTANCE: XmlNamespace = { prefix: "xsi", uri: "http://www.w3.org/2001/XMLSchema-instance" };
/** XML itself: `xml:lang`. */
export const XML: XmlNamespace = { prefix: "xml", uri: XML_URI };

/** Where a reply goes: back over the connection that the request came on (WS-Addressing section 2.1). */
export const ANONYMOUS_ADDRESS = `${ADDRESSING.uri}/role/anonymous`;

// Actions that are not `<resource URI>/<method>` (MS-WSMV 3.1.4). A reply's action is the request's + `Response`.

/** Reads an instance. */
export const ACTION_GET = `${TRANSFER.uri}/Get`;
/** Starts an enumeration. */
export const ACTION_ENUMERATE = `${ENUMERATION.uri}/Enumerate`;
/** Fetches the next page. */
export const ACTION_PULL = `${ENUMERATION.uri}/Pull`;
/** Ends an enumeration early. */
export const ACTION_RELEASE = `${ENUMERATION.uri}/Release`;

/** Content type of a SOAP message that is not encrypted. */
export const SOAP_CONTENT_TYPE = "application/soap+xml;charset=UTF-8";
