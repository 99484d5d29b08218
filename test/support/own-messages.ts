import { decodeXmlBytes, parseXml, type XmlElement } from "../../src/wsman/codecs";

/**
 * Messages as Windows and its clients write them, as text: forms from DSP0226, MS-WSMV and what is known of real hosts,
 * names and values of our own. They stand in where recorded messages are not at hand; no code of the project writes them.
 */
const NAMESPACES = [
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
  'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
  'xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration"',
  'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"',
  'xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"',
].join(" ");
const ANONYMOUS = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
const SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";

export const WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi";
export const OWN_SHELL = "0B7E66B2-5D0C-4E29-9C51-6F4A3D2E1B70";
export const OWN_COMMAND = "9A41C3D8-2F17-4C6B-8E05-D1B2A3948576";

/** The parsed root of a message, by the bytes that would be on the wire. */
export function rootOf(xml: string, encoding: "utf8" | "utf16le" = "utf8"): XmlElement {
  return parseXml(decodeXmlBytes(Buffer.from(encoding === "utf16le" ? `\ufeff${xml}` : xml, encoding)));
}

export function ownReply(body: string, action = `${WMI}/root/cimv2/Response`): string {
  const headers = [
    `<a:Action>${action}</a:Action>`,
    "<a:MessageID>uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000002</a:MessageID>",
    `<a:To>${ANONYMOUS}</a:To>`,
    "<a:RelatesTo>uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000001</a:RelatesTo>",
  ].join("");
  return `<s:Envelope xml:lang="en-US" ${NAMESPACES}><s:Header>${headers}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

export interface OwnRequest {
  readonly action: string;
  readonly resource: string;
  readonly selectors?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** More headers. */
  readonly headers?: string;
}

/** A request with line breaks and blanks where people who write XML have them. */
export function ownRequest({ action, resource, selectors = {}, body = "", headers = "" }: OwnRequest): string {
  const set = Object.entries(selectors).map(([name, text]) => `<w:Selector Name="${name}">${text}</w:Selector>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope ${NAMESPACES} xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd">
  <s:Header>
    <a:To>https://rdsh7.fabrikam.example:5986/wsman</a:To>
    <w:ResourceURI s:mustUnderstand="true"> ${resource} </w:ResourceURI>
    <a:ReplyTo><a:Address s:mustUnderstand="true">${ANONYMOUS}</a:Address></a:ReplyTo>
    <a:Action s:mustUnderstand="true">${action}</a:Action>
    <w:MaxEnvelopeSize s:mustUnderstand="true">512000</w:MaxEnvelopeSize>
    <a:MessageID>uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000001</a:MessageID>
    <w:Locale xml:lang="en-US" s:mustUnderstand="false"/>
    <p:DataLocale xml:lang="en-US" s:mustUnderstand="false"/>
    <w:OperationTimeout>PT45.000S</w:OperationTimeout>${headers}
    ${set.length === 0 ? "" : `<w:SelectorSet>${set.join("")}</w:SelectorSet>`}
  </s:Header>
  <s:Body>${body}</s:Body>
</s:Envelope>`;
}

/** One instance of a class as Windows writes it; `members` is XML with the prefix `p`. */
export function ownInstance(className: string, members: string, namespace = "root/cimv2"): string {
  const uri = `${WMI}/${namespace}/${className}`;
  return `<p:${className} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="${uri}" xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common" xsi:type="p:${className}_Type">${members}</p:${className}>`;
}

/** The request of each step of a command in a shell, `echo` by cmd. */
export const OWN_SHELL_REQUESTS = {
  create: shell(
    "http://schemas.xmlsoap.org/ws/2004/09/transfer/Create",
    "<rsp:Shell><rsp:InputStreams>stdin</rsp:InputStreams><rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>",
    false,
  ),
  command: shell(
    `${SHELL}/Command`,
    "<rsp:CommandLine><rsp:Command>cmd.exe</rsp:Command><rsp:Arguments>/c</rsp:Arguments><rsp:Arguments>echo</rsp:Arguments><rsp:Arguments>hi</rsp:Arguments></rsp:CommandLine>",
  ),
  receive: shell(
    `${SHELL}/Receive`,
    `<rsp:Receive><rsp:DesiredStream CommandId="${OWN_COMMAND}">stdout stderr</rsp:DesiredStream></rsp:Receive>`,
  ),
  signal: shell(
    `${SHELL}/Signal`,
    `<rsp:Signal CommandId="${OWN_COMMAND}"><rsp:Code>${SHELL}/signal/ctrl_c</rsp:Code></rsp:Signal>`,
  ),
  delete: shell("http://schemas.xmlsoap.org/ws/2004/09/transfer/Delete", ""),
};

function shell(action: string, body: string, isNamed = true): string {
  return ownRequest({ action, resource: `${SHELL}/cmd`, body, selectors: isNamed ? { ShellId: OWN_SHELL } : {} });
}
