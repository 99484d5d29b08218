import { faultError, parseResponse, type WsmanFault } from "../../../src/wsman/codecs";
import { ownReply, rootOf, WMI } from "../../support/own-messages";

const FAULT = 'xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"';

interface Form {
  readonly code: string;
  readonly subcode: string;
  readonly reason: string;
  readonly detail: string;
}

function faultXml({ code, subcode, reason, detail }: Form): string {
  return `<s:Fault><s:Code><s:Value>s:${code}</s:Value><s:Subcode><s:Value>${subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="">${reason}</s:Text></s:Reason><s:Detail>${detail}</s:Detail></s:Fault>`;
}

/** Every form of a fault that real hosts are known to send, in words of our own. */
const FORMS: readonly (readonly [string, Form, string, WsmanFault])[] = [
  [
    "the service's own text",
    {
      code: "Receiver",
      subcode: "w:TimedOut",
      reason: "It took too long. ",
      detail: `<f:WSManFault ${FAULT} Code="2150858793" Machine="rdsh7.fabrikam.example"><f:Message>It took longer than PT45S.  </f:Message></f:WSManFault>`,
    },
    "timeout",
    {
      code: "Receiver",
      subcode: "TimedOut",
      reason: "It took too long.",
      errorCode: 2150858793,
      message: "It took longer than PT45S.",
      machine: "rdsh7.fabrikam.example",
    },
  ],
  [
    "a fault of the provider inside, with an extended status",
    {
      code: "Sender",
      subcode: "n:CannotProcessFilter",
      reason: "The filter is no good.",
      detail: `<f:WSManFault ${FAULT} Code="2150858778" Machine="10.1.2.3"><f:Message><f:ProviderFault path="%systemroot%\\system32\\WsmWmiPl.dll" provider="WMI Provider"><f:WSManFault Code="2150858779" Machine="RDSH7"><f:Message>No class of that name.</f:Message></f:WSManFault><f:ExtendedError><e:__ExtendedStatus xmlns:e="${WMI}/root/cimv2/__ExtendedStatus" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Description xsi:nil="true"/><e:Operation>ExecQuery</e:Operation><e:StatusCode xsi:nil="true"/></e:__ExtendedStatus></f:ExtendedError></f:ProviderFault></f:Message></f:WSManFault>`,
    },
    "fault",
    {
      code: "Sender",
      subcode: "CannotProcessFilter",
      reason: "The filter is no good.",
      errorCode: 2150858778,
      providerErrorCode: 2150858779,
      provider: "WMI Provider",
      providerMessage: "No class of that name.",
      machine: "10.1.2.3",
    },
  ],
  [
    "a provider's text without a code, beside the URI of a detail",
    {
      code: "Sender",
      subcode: "w:InvalidParameter",
      reason: "A parameter is wrong.",
      detail: `<w:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/InvalidValue</w:FaultDetail><f:WSManFault ${FAULT} Code="87" Machine="127.0.0.1"><f:Message><f:ProviderFault provider="Shell cmd plugin" path="x.dll">The argument is wrong.</f:ProviderFault></f:Message></f:WSManFault>`,
    },
    "fault",
    {
      code: "Sender",
      subcode: "InvalidParameter",
      reason: "A parameter is wrong.",
      faultDetail: "InvalidValue",
      errorCode: 87,
      provider: "Shell cmd plugin",
      providerMessage: "The argument is wrong.",
      machine: "127.0.0.1",
    },
  ],
  [
    "an MSFT_WmiError instead",
    {
      code: "Sender",
      subcode: "w:QuotaLimit",
      reason: "Too many.",
      detail: `<p:MSFT_WmiError xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wmi/root/interop/MSFT_WmiError" xmlns:b="http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd" b:IsCIM_Error="true"><p:error_Code>2150859173</p:error_Code><p:Message>No more than 30.</p:Message><p:MessageID>HRESULT 0x803381a5</p:MessageID></p:MSFT_WmiError>`,
    },
    "quota_exceeded",
    {
      code: "Sender",
      subcode: "QuotaLimit",
      reason: "Too many.",
      errorCode: 2150859173,
      providerMessage: "No more than 30.",
    },
  ],
  [
    "an MSFT_WmiError whose number is in its message identifier only",
    {
      code: "Receiver",
      subcode: "w:InternalError",
      reason: "",
      detail: `<p:MSFT_WmiError xmlns:p="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/MSFT_WmiError"><p:MessageID>HRESULT 0x80041010</p:MessageID><p:Message>It failed.</p:Message></p:MSFT_WmiError>`,
    },
    "fault",
    {
      code: "Receiver",
      subcode: "InternalError",
      reason: "",
      errorCode: 0x80041010,
      providerMessage: "It failed.",
    },
  ],
];

describe("a fault with", () => {
  test.each(FORMS)("%s is read whole", (_, form, code, expected) => {
    for (const encoding of ["utf8", "utf16le"] as const) {
      const { fault } = parseResponse(rootOf(ownReply(faultXml(form)), encoding));
      expect(JSON.parse(JSON.stringify(fault))).toEqual(expected);
      if (fault === undefined) throw new Error("no fault");
      const error = faultError(fault, 500);
      expect(error).toMatchObject({ code, httpStatus: 500, fault });
      expect(error.detail).toContain(expected.providerMessage ?? expected.message);
    }
  });

  test("prefixes that were never declared in its values is read all the same", () => {
    const [, form] = FORMS[0] ?? [];
    if (form === undefined) throw new Error("no form");
    const { fault } = parseResponse(rootOf(ownReply(faultXml({ ...form, subcode: "wsman:TimedOut" }))));
    expect(fault?.subcode).toBe("TimedOut");
  });
});
