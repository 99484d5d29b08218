const wmi = "http://schemas.microsoft.com/wbem/wsman/1/wmi";
const anonymous = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";

export interface SoapRequest {
  readonly resource?: string;
  /** Whole action; default: `<resource>/<method>`. */
  readonly action?: string;
  readonly method?: string;
  readonly parameters?: readonly (readonly [name: string, text: string])[];
  /** Header lines in place of the usual ones, by element name; "" leaves one out. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request written as text, the way clients of real hosts write it, so that no code of the project has a part in it. */
export function soapRequest(request: SoapRequest): string {
  const resource = request.resource ?? `${wmi}/root/default/StdRegProv`;
  const method = request.method ?? "EnumKey";
  const headers = {
    To: "<a:To>http://windows-host:5985/wsman</a:To>",
    ResourceURI: `<w:ResourceURI s:mustUnderstand="true">${resource}</w:ResourceURI>`,
    ReplyTo: `<a:ReplyTo><a:Address s:mustUnderstand="true">${anonymous}</a:Address></a:ReplyTo>`,
    Action: `<a:Action s:mustUnderstand="true">${request.action ?? `${resource}/${method}`}</a:Action>`,
    MaxEnvelopeSize: '<w:MaxEnvelopeSize s:mustUnderstand="true">153600</w:MaxEnvelopeSize>',
    MessageID: "<a:MessageID>uuid:11111111-AAAA-bbbb-1111-111111111111</a:MessageID>",
    Locale: '<w:Locale xml:lang="en-US" s:mustUnderstand="false"/>',
    OperationTimeout: "<w:OperationTimeout>PT60S</w:OperationTimeout>",
    ...request.headers,
  };
  const members = (request.parameters ?? []).map(([name, text]) => `<r:${name}>${text}</r:${name}>`).join("");
  const namespaces = [
    'xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
    'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
    'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"',
    'xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"',
  ].join(" ");
  const body = `<r:${method}_INPUT xmlns:r="${resource}">${members}</r:${method}_INPUT>`;
  return `<s:Envelope ${namespaces}><s:Header>${Object.values(headers).join("")}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

/** The texts of all elements of that local name, in order; those that say `nil` are left out. */
export function textsOf(xml: string, name: string): string[] {
  const elements = new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?(?:/>|>([^<]*)</)`, "g");
  return [...xml.matchAll(elements)].filter(([whole]) => !whole.includes(":nil=")).map((match) => match[1] ?? "");
}
