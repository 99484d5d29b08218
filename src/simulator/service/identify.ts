import {
  element,
  isNamed,
  SOAP,
  textElement,
  WSMAN,
  WSMAN_IDENTITY,
  writeXml,
  type XmlElement,
} from "../../wsman/codecs";

const WINDOWS_SERVER2022 = "OS: 10.0.20348 SP: 0.0 Stack: 3.0";
const HIDDEN_VERSION = "OS: 0.0.0 SP: 0.0 Stack: 3.0";

/** Whether a request body asks the host to identify itself (DSP0226 section 11). */
export function isIdentify(body: XmlElement | undefined): boolean {
  return body !== undefined && isNamed(body, WSMAN_IDENTITY, "Identify");
}

/** The reply to Identify; who is not authenticated is not told the Windows version. */
export function identifyReply(authenticated: boolean): string {
  const children = [
    textElement(WSMAN_IDENTITY, "ProtocolVersion", WSMAN.uri),
    textElement(WSMAN_IDENTITY, "ProductVendor", "Microsoft Corporation"),
    textElement(WSMAN_IDENTITY, "ProductVersion", authenticated ? WINDOWS_SERVER2022 : HIDDEN_VERSION),
  ];
  const body = element(WSMAN_IDENTITY, "IdentifyResponse", { children });
  return writeXml(
    element(SOAP, "Envelope", {
      children: [element(SOAP, "Header"), element(SOAP, "Body", { children: [body] })],
    }),
  );
}
