import type { Outcome } from "../../../src/simulator/outcome";
import { Registry } from "../../../src/simulator/registry/registry";
import { parseXml } from "../../../src/wsman/xml";
import { describeWithFixtures, readFixture } from "../../support/fixtures";
import { heapInUse } from "../../support/fuzz";
import { ownReply, ownRequest, rootOf, WMI } from "../../support/own-messages";
import { simulatedService } from "../../support/simulated-service";
import { type SoapRequest, soapRequest, textsOf } from "../../support/soap-request";
import { shapeOf } from "../../support/xml-shape";

function replyTo(message: string | Buffer, registry = new Registry(), authenticated = true) {
  const outcome = simulatedService({ registry, wmi: {} }).service.handle(Buffer.from(message), authenticated);
  return replyOf(outcome);
}

function replyOf(outcome: Outcome) {
  if (outcome.kind !== "reply") throw new Error(`there is no reply but ${outcome.kind}`);
  return outcome;
}

function subcodeOf(request: SoapRequest): string | undefined {
  const { status, xml } = replyTo(soapRequest(request));
  return status === 500 ? textsOf(xml, "Value").at(-1) : undefined;
}

describeWithFixtures("next to recorded replies", "simulator/service/service.test.ts", () => {
  test("EnumKey gives the recorded reply: names sorted as Windows sorts them, elements, namespaces, order", () => {
    const recorded = readFixture("wmi/invoke-StdRegProv-EnumKey.ws2003r2.response.xml").toString();
    const names = textsOf(recorded, "sNames");
    expect(names.length).toBeGreaterThan(20);
    const registry = new Registry();
    for (const name of [...names].reverse()) registry.createKey(`HKLM\\SOFTWARE\\Uninstall\\${name}`);
    const { status, xml } = replyTo(
      soapRequest({ method: "EnumKey", parameters: [["sSubKeyName", "SOFTWARE\\Uninstall"]] }),
      registry,
    );
    expect(status).toBe(200);
    expect(shapeOf(parseXml(xml))).toEqual(shapeOf(parseXml(recorded)));
  });

  test("an invalid timeout gives the recorded fault", () => {
    const recorded = readFixture("faults/2150858767-invalid-header.xml").toString();
    const { status, xml } = replyTo(
      soapRequest({ headers: { OperationTimeout: "<w:OperationTimeout>PT-1S</w:OperationTimeout>" } }),
    );
    expect(status).toBe(500);
    expect(shapeOf(parseXml(xml.replace('Machine="rdsh1"', 'Machine="127.0.0.1"')))).toEqual(
      shapeOf(parseXml(recorded)),
    );
  });

  test("unauthenticated Identify gives the recorded reply but for the version", () => {
    const recorded = readFixture("identify/identify-unauthenticated.ws2008r2.response.xml").toString();
    const { xml } = replyTo(identifyRequest(), new Registry(), false);
    expect(shapeOf(parseXml(xml.replace("Stack: 3.0", "Stack: 2.0")))).toEqual(shapeOf(parseXml(recorded)));
  });

  test.each([
    ["invoke-Win32_Process-Create.request.xml", "a:DestinationUnreachable", "2150858778"],
    ["get.request.xml", "a:DestinationUnreachable", "2150858752"],
    ["put.request.xml", "a:DestinationUnreachable", "2150858752"],
    ["enumerate-SelectorFilter.request.xml", "n:CannotProcessFilter", "2150858778"],
  ])(
    "the specification's %s is understood, and refused because the class or its namespace is not there",
    (file, subcode, code) => {
      const { status, xml } = replyTo(readFixture(`spec-examples/${file}`));
      expect(status).toBe(500);
      expect(textsOf(xml, "Value").at(-1)).toBe(subcode);
      expect(xml).toContain(`Code="${code}"`);
    },
  );

  test("a class that is not there is reported in the recorded shape", () => {
    const recorded = readFixture("faults/2150858778-class-not-found.CannotProcessFilter.ws2008r2.xml").toString();
    const { xml } = replyTo(readFixture("wmi/enumerate-wql.request.xml"));
    const names = (text: string) => [...text.matchAll(/<\w+:(\w+)[ >]/g)].map((match) => match[1]);
    const withoutExtension = recorded
      .replace(/<f:ExtendedError>[\s\S]*<\/f:ExtendedError>/, "")
      .replace(/<!--[\s\S]*?-->/, "");
    expect(names(xml)).toEqual(names(withoutExtension));
  });
});

describe("next to replies written by hand", () => {
  test("EnumKey gives the same elements, namespaces and order, names sorted as Windows sorts them", () => {
    const names = ["Agent", "agent tools", "Zeta", "{0A7F}"];
    const registry = new Registry();
    for (const name of [...names].reverse()) registry.createKey(`HKLM\\SOFTWARE\\Fabrikam\\${name}`);
    const { status, xml } = replyTo(
      soapRequest({ method: "EnumKey", parameters: [["sSubKeyName", "SOFTWARE\\Fabrikam"]] }),
      registry,
    );
    const uri = `${WMI}/root/default/StdRegProv`;
    const members = names.map((name) => `<p:sNames>${name}</p:sNames>`).join("");
    const output = `<p:EnumKey_OUTPUT xmlns:p="${uri}">${members}<p:ReturnValue>0</p:ReturnValue></p:EnumKey_OUTPUT>`;
    expect(status).toBe(200);
    expect(shapeOf(parseXml(xml))).toEqual(shapeOf(rootOf(ownReply(output, `${uri}/EnumKeyResponse`))));
  });

  test("an invalid timeout and a class that does not exist give faults that say so", () => {
    const timeout = replyTo(
      soapRequest({ headers: { OperationTimeout: "<w:OperationTimeout>PT-1S</w:OperationTimeout>" } }),
    );
    expect([timeout.status, textsOf(timeout.xml, "Value").at(-1)]).toEqual([500, "a:InvalidMessageInformationHeader"]);
    expect(timeout.xml).toContain('Code="2150858767"');
    const body =
      '<n:Enumerate><w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">select * from Win32_Missing</w:Filter></n:Enumerate>';
    const action = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate";
    const missing = replyTo(ownRequest({ action, resource: `${WMI}/root/cimv2/*`, body }));
    expect([missing.status, textsOf(missing.xml, "Value").at(-1)]).toEqual([500, "n:CannotProcessFilter"]);
    expect(missing.xml).toContain('Code="2150858778"');
  });
});

function identifyRequest(): string {
  return (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" ' +
    'xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">' +
    "<s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>"
  );
}

describe("the WS-Management service", () => {
  test("tells the Windows version only to who is authenticated", () => {
    expect(textsOf(replyTo(identifyRequest()).xml, "ProductVersion")[0]).toMatch(/^OS: 10\./);
    expect(textsOf(replyTo(identifyRequest(), new Registry(), false).xml, "ProductVersion")[0]).toMatch(/^OS: 0\.0/);
  });

  test("does nothing but Identify without authentication", () => {
    const registry = new Registry();
    const create = soapRequest({ method: "CreateKey", parameters: [["sSubKeyName", "SOFTWARE\\X"]] });
    const outcome = simulatedService({ registry }).service.handle(Buffer.from(create), false);
    expect(outcome).toMatchObject({ kind: "empty", status: 401 });
    expect(registry.findKey("HKLM\\SOFTWARE\\X")).toBeUndefined();
  });

  test("repeats the message identifier byte for byte", () => {
    const headers = { MessageID: "<a:MessageID>MyOwn-ID ÄÖ</a:MessageID>" };
    expect(textsOf(replyTo(soapRequest({ headers })).xml, "RelatesTo")).toEqual(["MyOwn-ID ÄÖ"]);
  });

  test("reads UTF-16 with a byte order mark, as Microsoft's own client sends it", () => {
    const registry = new Registry();
    registry.createKey("HKLM\\SOFTWARE\\Ünïcode");
    const message = Buffer.from(`\ufeff${soapRequest({ parameters: [["sSubKeyName", "SOFTWARE"]] })}`, "utf16le");
    expect(textsOf(replyTo(message, registry).xml, "sNames")).toEqual(["Ünïcode"]);
  });

  test("finds the class in root/cimv2 too, in any case, and answers in the URI of the request", () => {
    const resource = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/CIMV2/stdregprov";
    const { status, xml } = replyTo(soapRequest({ resource, method: "EnumKey" }));
    expect(status).toBe(200);
    expect(xml).toContain(`xmlns:p="${resource}"`);
    expect(textsOf(xml, "Action")).toEqual([`${resource}/EnumKeyResponse`]);
  });

  test.each([
    ["text that is not XML", "not xml"],
    ["XML that ends early", soapRequest({}).slice(0, 500)],
    ["a document type declaration", `<!DOCTYPE x [<!ENTITY e "e">]>${soapRequest({})}`],
    ["XML that is no envelope", "<a/>"],
    ["the input of another method", soapRequest({ method: "EnumKey" }).replaceAll("EnumKey_INPUT", "EnumValues_INPUT")],
    ["a handle that is no number", soapRequest({ parameters: [["hDefKey", "HKLM"]] })],
  ])("%s is a fault, not a failure", (_what, message) => {
    const { status, xml } = replyTo(message);
    expect([status, textsOf(xml, "Value").at(-1)]).toEqual([500, "w:SchemaValidationError"]);
  });

  test.each([
    ["no To", { To: "" }, "a:MessageInformationHeaderRequired"],
    ["no ReplyTo", { ReplyTo: "" }, "a:MessageInformationHeaderRequired"],
    ["no Action", { Action: "" }, "a:MessageInformationHeaderRequired"],
    ["no MessageID", { MessageID: "" }, "a:MessageInformationHeaderRequired"],
    ["an empty MessageID", { MessageID: "<a:MessageID/>" }, "a:InvalidMessageInformationHeader"],
    ["no ResourceURI", { ResourceURI: "" }, "a:MessageInformationHeaderRequired"],
    [
      "a ReplyTo that is not anonymous",
      { ReplyTo: "<a:ReplyTo><a:Address>http://me</a:Address></a:ReplyTo>" },
      "w:UnsupportedFeature",
    ],
    ["a small envelope", { MaxEnvelopeSize: "<w:MaxEnvelopeSize>8191</w:MaxEnvelopeSize>" }, "w:EncodingLimit"],
    [
      "an envelope size that is no number",
      { MaxEnvelopeSize: "<w:MaxEnvelopeSize>x</w:MaxEnvelopeSize>" },
      "a:InvalidMessageInformationHeader",
    ],
    ["a Locale to understand", { Locale: '<w:Locale s:mustUnderstand="true"/>' }, "w:UnsupportedFeature"],
    ["a DataLocale to understand", { DataLocale: '<p:DataLocale s:mustUnderstand="1"/>' }, "w:UnsupportedFeature"],
    [
      "a selector on a class that has no instances",
      { SelectorSet: '<w:SelectorSet><w:Selector Name="Id">1</w:Selector></w:SelectorSet>' },
      "w:InvalidSelectors",
    ],
    [
      "another namespace as selector",
      { SelectorSet: '<w:SelectorSet><w:Selector Name="__cimnamespace">root/cimv2</w:Selector></w:SelectorSet>' },
      "w:InternalError",
    ],
  ])("%s is refused", (_what, headers, subcode) => {
    expect(subcodeOf({ headers })).toBe(subcode);
  });

  test.each([
    ["the least envelope", { MaxEnvelopeSize: "<w:MaxEnvelopeSize>8192</w:MaxEnvelopeSize>" }],
    ["no optional header", { MaxEnvelopeSize: "", Locale: "", OperationTimeout: "" }],
    [
      "the namespace of the URI as selector",
      { SelectorSet: '<w:SelectorSet><w:Selector Name="__cimnamespace">root/default</w:Selector></w:SelectorSet>' },
    ],
  ])("%s is accepted", (_what, headers) => {
    expect(subcodeOf({ headers })).toBeUndefined();
  });

  test("a method the class does not have is refused", () => {
    expect(subcodeOf({ method: "GetSecrets" })).toBe("a:ActionNotSupported");
  });

  test("an action that does not belong to the resource is refused", () => {
    expect(subcodeOf({ action: "http://example.org/StdRegProv/EnumKey" })).toBe("a:ActionNotSupported");
  });

  test("a resource that is neither WMI nor the service's configuration is refused", () => {
    const resource = "http://schemas.microsoft.com/wbem/wsman/1/subscription";
    expect(subcodeOf({ resource })).toBe("a:DestinationUnreachable");
  });

  test("names the operation for the log, and the name does not keep the message in memory", () => {
    const message = Buffer.from(soapRequest({ method: "GetMultiStringValue" }) + " ".repeat(100_000));
    const { service } = simulatedService();
    const before = heapInUse();
    const log = Array.from({ length: 200 }, () => service.handle(message, true).operation);
    expect(heapInUse() - before).toBeLessThan(10_000_000);
    expect(new Set(log)).toEqual(new Set(["GetMultiStringValue"]));
  });
});
