import type { WsmanFault } from "../../../src/wsman";
import { buildResponse, faultError, parseResponse, parseXml, writeXml } from "../../../src/wsman/codecs";

describe("buildResponse with a fault", () => {
  test.each<[string, WsmanFault, string]>([
    [
      "a text only",
      { code: "Sender", subcode: "InvalidParameter", reason: "No.", errorCode: 87, message: "No.", machine: "m" },
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
    ],
    [
      "a provider's text",
      {
        code: "Receiver",
        subcode: "InternalError",
        reason: "R",
        errorCode: 5,
        provider: "WMI Provider",
        providerMessage: "P",
      },
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
    ],
    [
      "a provider's own fault",
      {
        code: "Sender",
        subcode: "DestinationUnreachable",
        reason: "R",
        faultDetail: "InvalidResourceURI",
        errorCode: 2150858752,
        provider: "WMI Provider",
        providerErrorCode: 2150858752,
        providerMessage: "P",
        machine: "m",
      },
      "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault",
    ],
    [
      "no detail",
      { code: "Sender", subcode: "CannotProcessFilter", reason: "R" },
      "http://schemas.xmlsoap.org/ws/2004/09/enumeration/fault",
    ],
  ])("%s is read back the same, under the action of its family", (_, fault, action) => {
    const read = parseResponse(parseXml(writeXml(buildResponse({ messageId: "uuid:1", relatesTo: "uuid:2", fault }))));
    expect(JSON.parse(JSON.stringify(read))).toEqual({ action, messageId: "uuid:1", relatesTo: "uuid:2", fault });
  });
});

describe("faultError", () => {
  test.each<[string, Partial<WsmanFault>]>([
    ["Windows error 5", { errorCode: 5 }],
    ["the WMI service's code", { errorCode: 2150859012 }],
    ["the WMI provider's code", { errorCode: 2150859013 }],
    ["the WMI connection's code", { errorCode: 2150859014 }],
    ["E_ACCESSDENIED", { errorCode: 0x80070005 }],
    ["WBEM_E_ACCESS_DENIED inside", { errorCode: 2150859010, providerErrorCode: 0x80041003 }],
    ["the subcode alone", { subcode: "AccessDenied" }],
  ])("%s is access denied", (_, fault) => {
    expect(faultError({ code: "Sender", reason: "Access is denied.", ...fault }).code).toBe("access_denied");
  });

  test("text of the host is shown on one line, with control characters as escapes, and limited", () => {
    const fault = parseResponse(
      parseXml(writeXml(buildResponse({ fault: { code: "Sender", reason: `a\n\u009b31mb${"x".repeat(5000)}` } }))),
    ).fault;
    expect(fault?.reason).toMatch(/^a \\u009b31mbx+…$/);
    expect(fault?.reason.length).toBeLessThanOrEqual(2001);
  });
});
