import { oneLine } from "../../harmless-text";
import type { WsmanFault } from "../errors/fault";
import { SOAP, WSMAN, WSMAN_FAULT } from "../namespaces";
import { attributeValue, child, childText, descendant, type XmlElement } from "../xml";

/** Reads an `s:Fault` element. Parts a host leaves out are left out here; nothing in a fault makes this fail. */
export function parseFault(fault: XmlElement): WsmanFault {
  const code = child(fault, SOAP, "Code");
  const reason = child(fault, SOAP, "Reason");
  const detail = child(fault, SOAP, "Detail");
  return {
    code: localName(code && childText(code, SOAP, "Value")) ?? "Receiver",
    subcode: localName(code && innermostSubcode(code)),
    reason: oneLine((reason && childText(reason, SOAP, "Text")) ?? ""),
    faultDetail: lastSegment(detail && childText(detail, WSMAN, "FaultDetail")),
    ...(detail && parseDetail(detail)),
  };
}

function parseDetail(detail: XmlElement): Partial<WsmanFault> {
  const serviceFault = child(detail, WSMAN_FAULT, "WSManFault");
  if (serviceFault !== undefined) return parseServiceFault(serviceFault);
  const wmiError = detail.children.find((item) => item.name === "MSFT_WmiError");
  return wmiError === undefined ? {} : parseWmiError(wmiError);
}

function parseServiceFault(fault: XmlElement): Partial<WsmanFault> {
  const message = child(fault, WSMAN_FAULT, "Message");
  const provider = message && child(message, WSMAN_FAULT, "ProviderFault");
  const inner = provider && child(provider, WSMAN_FAULT, "WSManFault");
  const innerMessage = inner && child(inner, WSMAN_FAULT, "Message");
  return {
    errorCode: unsigned(attributeValue(fault, "Code")),
    machine: shown(attributeValue(fault, "Machine")),
    message: shown(message?.text),
    provider: shown(provider && attributeValue(provider, "provider")),
    providerErrorCode: unsigned(inner && attributeValue(inner, "Code")),
    providerMessage: shown(innerMessage?.text) ?? shown(provider?.text),
  };
}

function parseWmiError(error: XmlElement): Partial<WsmanFault> {
  const text = (name: string) => descendant(error, name)?.text;
  const hresult = /0x([0-9a-f]{1,8})/i.exec(text("MessageID") ?? "")?.[1];
  return {
    errorCode: unsigned(text("error_Code")) ?? (hresult === undefined ? undefined : Number.parseInt(hresult, 16)),
    providerMessage: shown(text("Message")) ?? shown(text("error_WindowsErrorMessage")),
  };
}

function innermostSubcode(code: XmlElement): string | undefined {
  const subcode = child(code, SOAP, "Subcode");
  if (subcode === undefined) return undefined;
  return innermostSubcode(subcode) ?? childText(subcode, SOAP, "Value");
}

/** QNames are taken without their prefix: hosts are known to use prefixes they never declared. */
function localName(qualified: string | undefined): string | undefined {
  return shown(qualified?.split(":").at(-1));
}

function lastSegment(uri: string | undefined): string | undefined {
  return shown(uri?.split("/").at(-1));
}

function unsigned(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? "";
  return /^-?\d{1,10}$/.test(trimmed) ? Number(trimmed) >>> 0 : undefined;
}

function shown(text: string | undefined): string | undefined {
  return oneLine(text ?? "") || undefined;
}
