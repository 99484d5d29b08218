import type { WsmanFault } from "../errors/fault";
import { SOAP, WSMAN, WSMAN_FAULT, XML } from "../namespaces";
import { attribute, element, plainAttribute, textElement, type XmlElement } from "../xml";
import { faultFamily } from "./fault-family";

const FAULT_DETAIL_URI = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail";

/** Writes the `s:Fault` body that Windows answers with; the inverse of `parseFault` for its WSManFault shapes. */
export function buildFault(fault: WsmanFault): XmlElement {
  const parts = [
    buildCode(fault),
    element(SOAP, "Reason", { children: [textElement(SOAP, "Text", fault.reason, [attribute(XML, "lang", "en-US")])] }),
  ];
  const detail = [
    ...(fault.faultDetail ? [textElement(WSMAN, "FaultDetail", `${FAULT_DETAIL_URI}/${fault.faultDetail}`)] : []),
    ...(fault.errorCode === undefined ? [] : [buildServiceFault(fault, fault.errorCode)]),
  ];
  if (detail.length > 0) parts.push(element(SOAP, "Detail", { children: detail }));
  return element(SOAP, "Fault", { children: parts });
}

function buildCode(fault: WsmanFault): XmlElement {
  const children = [textElement(SOAP, "Value", `${SOAP.prefix}:${fault.code}`)];
  if (fault.subcode !== undefined) {
    const { namespace } = faultFamily(fault.subcode);
    const value = element(SOAP, "Value", { text: `${namespace.prefix}:${fault.subcode}`, declarations: [namespace] });
    children.push(element(SOAP, "Subcode", { children: [value] }));
  }
  return element(SOAP, "Code", { children });
}

function buildServiceFault(fault: WsmanFault, errorCode: number): XmlElement {
  const message =
    fault.provider === undefined
      ? textElement(WSMAN_FAULT, "Message", fault.message ?? "")
      : element(WSMAN_FAULT, "Message", { children: [buildProviderFault(fault, fault.provider)] });
  return element(WSMAN_FAULT, "WSManFault", {
    attributes: codeAttributes(errorCode, fault.machine),
    children: [message],
  });
}

function buildProviderFault(fault: WsmanFault, provider: string): XmlElement {
  const attributes = [plainAttribute("provider", provider)];
  const text = fault.providerMessage ?? "";
  if (fault.providerErrorCode === undefined) return textElement(WSMAN_FAULT, "ProviderFault", text, attributes);
  const inner = element(WSMAN_FAULT, "WSManFault", {
    attributes: codeAttributes(fault.providerErrorCode, fault.machine),
    children: [textElement(WSMAN_FAULT, "Message", text)],
  });
  return element(WSMAN_FAULT, "ProviderFault", { attributes, children: [inner] });
}

function codeAttributes(code: number, machine: string | undefined) {
  return [plainAttribute("Code", String(code)), plainAttribute("Machine", machine ?? "")];
}
