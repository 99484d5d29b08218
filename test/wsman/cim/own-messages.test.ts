import {
  buildRequest,
  type CimInstance,
  defineMethod,
  parseEnumerate,
  parseEnumerationContext,
  parseEnumerationPage,
  parseIdentifyResponse,
  parseInstance,
  parseMethodInput,
  parseMethodOutput,
  parseRequest,
  parseResponse,
  typedMembers,
  writeXml,
} from "../../../src/wsman/codecs";
import {
  OWN_COMMAND,
  OWN_SHELL,
  OWN_SHELL_REQUESTS,
  ownInstance,
  ownReply,
  ownRequest,
  rootOf,
  WMI,
} from "../../support/own-messages";

const ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
const TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
const reply = (body: string) => parseResponse(rootOf(ownReply(body)));
const page = (body: string) => parseEnumerationPage(reply(body).body);
const names = (items: readonly CimInstance[]) => items.map(({ properties }) => properties.Name);

function service(name: string): string {
  return ownInstance("Win32_Service", `<p:Name>${name}</p:Name><p:State>Running</p:State>`);
}

describe("replies with WMI values, written by hand from DSP0226, MS-WSMV and what real hosts are known to send", () => {
  test("a method's answer: members in order, repeated for a list, the return value last", () => {
    const enumKey = defineMethod({ name: "EnumKey", in: {}, out: { sNames: "string[]" } });
    const output = (members: string) =>
      `<p:EnumKey_OUTPUT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="${WMI}/root/default/StdRegProv" xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common">${members}<p:ReturnValue>0</p:ReturnValue></p:EnumKey_OUTPUT>`;
    const { body, relatesTo } = reply(output("<p:sNames>Fabrikam Agent</p:sNames><p:sNames>{7F0A}</p:sNames>"));
    expect(relatesTo).toBe("uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000001");
    expect(parseMethodOutput(enumKey, body)).toEqual({
      returnValue: 0,
      out: { sNames: ["Fabrikam Agent", "{7F0A}"] },
    });
    // A key without subkeys: the list is absent.
    expect(parseMethodOutput(enumKey, reply(output("")).body).out.sNames).toEqual([]);
  });

  test("an enumeration that is complete in its first reply has an empty context", () => {
    const { items, context } = page(
      `<n:EnumerateResponse><n:EnumerationContext></n:EnumerationContext><w:Items>${service("WinRM")}</w:Items><w:EndOfSequence/></n:EnumerateResponse>`,
    );
    expect([names(items), context]).toEqual([["WinRM"], undefined]);
    expect(items[0]).toMatchObject({
      className: "Win32_Service",
      resourceUri: `${WMI}/root/cimv2/Win32_Service`,
    });
  });

  test("an enumeration in pages: a new context in each reply, other elements after the first, then the end", () => {
    const first = page(
      `<n:EnumerateResponse><n:EnumerationContext>uuid:0001</n:EnumerationContext><w:Items>${service("A")}</w:Items></n:EnumerateResponse>`,
    );
    const middle = page(
      `<n:PullResponse><n:EnumerationContext>uuid:0002</n:EnumerationContext><n:Items>${service("B")}${service("C")}</n:Items></n:PullResponse>`,
    );
    const last = page(
      `<n:PullResponse><n:Items>${service("D")}</n:Items><n:EndOfSequence></n:EndOfSequence></n:PullResponse>`,
    );
    expect([first, middle, last].map(({ items, context }) => [names(items), context])).toEqual([
      [["A"], "uuid:0001"],
      [["B", "C"], "uuid:0002"],
      [["D"], undefined],
    ]);
    const nothingYet = page(
      "<n:EnumerateResponse><n:EnumerationContext>uuid:0003</n:EnumerationContext></n:EnumerateResponse>",
    );
    expect(nothingYet).toMatchObject({ items: [], context: "uuid:0003" });
  });

  test("null lists are absent, null scalars nil; dates, intervals and numbers have their types", () => {
    const shape = {
      Server: "string",
      Addresses: "string[]",
      Obtained: "datetime",
      Expires: "datetime",
      Never: "datetime",
      Uptime: "interval",
      Bytes: "uint64",
      Bias: "sint16",
      Enabled: "boolean",
      Empty: "string",
    } as const;
    const { items } = page(
      `<n:PullResponse><n:Items>${ownInstance(
        "Fabrikam_Lease",
        '<p:Addresses>10.7.0.1</p:Addresses><p:Addresses>fe80::7</p:Addresses><p:Bias>-60</p:Bias><p:Bytes>9223372036854775809</p:Bytes><p:Empty></p:Empty><p:Enabled>TRUE</p:Enabled><p:Expires><cim:Datetime>2026-11-29T22:00:00+02:00</cim:Datetime></p:Expires><p:Never xsi:nil="true"/><p:Obtained><cim:Datetime>2026-11-29T20:00:00.125500Z</cim:Datetime></p:Obtained><p:Server xsi:nil="true"/><p:Uptime><cim:Interval>P1DT2H3M4S</cim:Interval></p:Uptime>',
      )}${ownInstance("Fabrikam_Lease", '<p:Server xsi:nil="true"/>')}</n:Items><n:EndOfSequence/></n:PullResponse>`,
    );
    const [lease, without] = items.map(({ properties }) => properties);
    expect(typedMembers(lease ?? {}, shape)).toEqual({
      Server: null,
      Addresses: ["10.7.0.1", "fe80::7"],
      Obtained: new Date("2026-11-29T20:00:00.125Z"),
      Expires: new Date("2026-11-29T20:00:00Z"),
      Never: null,
      Uptime: ((26 * 60 + 3) * 60 + 4) * 1_000,
      Bytes: 9223372036854775809n,
      Bias: -60,
      Enabled: true,
      Empty: "",
    });
    expect(typedMembers(without ?? {}, { Server: "string", Addresses: "string[]" })).toEqual({
      Server: null,
      Addresses: [],
    });
  });

  test("columns of a query have no class and no namespace", () => {
    const { items } = page(
      '<n:PullResponse><n:Items><w:XmlFragment xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Name>TermService</Name><PathName xsi:nil="true"/><State>Stopped</State></w:XmlFragment></n:Items><n:EndOfSequence/></n:PullResponse>',
    );
    expect(items).toMatchObject([
      { className: "", resourceUri: "", properties: { Name: "TermService", PathName: null, State: "Stopped" } },
    ]);
  });

  test("a property may refer to another instance", () => {
    const reference = `<p:Part><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address><a:ReferenceParameters><w:ResourceURI>${WMI}/root/fabrikam/Fabrikam_Part</w:ResourceURI><w:SelectorSet><w:Selector Name="Id">7</w:Selector></w:SelectorSet></a:ReferenceParameters></p:Part>`;
    const { body } = reply(ownInstance("Fabrikam_Whole", `${reference}<p:Role>3</p:Role>`, "root/fabrikam"));
    const { properties } = parseInstance(body ?? rootOf("<none/>"));
    expect(typedMembers(properties, { Part: "reference", Role: "uint16" })).toEqual({
      Part: { kind: "reference", resourceUri: `${WMI}/root/fabrikam/Fabrikam_Part`, selectors: { Id: "7" } },
      Role: 3,
    });
  });

  test("types that a host writes on every property change nothing", () => {
    const { body } = reply(
      ownInstance("Win32_OperatingSystem", '<p:BuildNumber xsi:type="cim:cimString">20348</p:BuildNumber>'),
    );
    expect(parseInstance(body ?? rootOf("<none/>")).properties).toEqual({ BuildNumber: "20348" });
  });

  test("Identify before authentication tells no version of Windows", () => {
    const { body } = reply(
      '<i:IdentifyResponse xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><i:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion><i:ProductVendor>Microsoft Corporation</i:ProductVendor><i:ProductVersion>OS: 0.0.0 SP: 0.0 Stack: 3.0</i:ProductVersion></i:IdentifyResponse>',
    );
    expect(parseIdentifyResponse(body)).toEqual({
      protocolVersion: "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd",
      productVendor: "Microsoft Corporation",
      productVersion: "OS: 0.0.0 SP: 0.0 Stack: 3.0",
    });
  });
});

describe("requests, written by hand", () => {
  const enumerateWql = ownRequest({
    action: `${ENUMERATION}/Enumerate`,
    resource: `${WMI}/root/cimv2/*`,
    body: '<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>250</w:MaxElements><w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">select State from Win32_Service</w:Filter></n:Enumerate>',
  });
  const get = ownRequest({ action: `${TRANSFER}/Get`, resource: `${WMI}/root/fabrikam/Part`, selectors: { Id: "7" } });

  test("an enumeration by WQL, and a pull", () => {
    const request = parseRequest(rootOf(enumerateWql));
    expect(request).toMatchObject({
      action: `${ENUMERATION}/Enumerate`,
      resourceUri: `${WMI}/root/cimv2/*`,
      replyTo: "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous",
      maxEnvelopeSize: "512000",
      operationTimeout: "PT45.000S",
    });
    expect(request.body && parseEnumerate(request.body)).toEqual({
      wql: "select State from Win32_Service",
      optimized: true,
      maxElements: 250,
    });
    const body =
      "<n:Pull><n:EnumerationContext>uuid:0002</n:EnumerationContext><n:MaxElements>9</n:MaxElements></n:Pull>";
    const pull = parseRequest(
      rootOf(ownRequest({ action: `${ENUMERATION}/Pull`, resource: `${WMI}/root/cimv2/*`, body })),
    );
    expect(pull.body && parseEnumerationContext(pull.body)).toBe("uuid:0002");
  });

  test("Get with a selector: header texts are trimmed, and UTF-16 is read too", () => {
    for (const encoding of ["utf8", "utf16le"] as const) {
      expect(parseRequest(rootOf(get.replace(/^<\?xml.*\?>\n/, ""), encoding))).toMatchObject({
        messageId: "uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000001",
        resourceUri: `${WMI}/root/fabrikam/Part`,
        selectors: { Id: "7" },
        body: undefined,
      });
    }
  });

  test("an enumeration with a filter of another kind is read as far as it is known", () => {
    const body =
      '<n:Enumerate><w:Filter Dialect="http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter"><w:SelectorSet><w:Selector Name="Id">7</w:Selector></w:SelectorSet></w:Filter></n:Enumerate>';
    const request = parseRequest(
      rootOf(ownRequest({ action: `${ENUMERATION}/Enumerate`, resource: `${WMI}/root/fabrikam/Part`, body })),
    );
    expect(request.body && parseEnumerate(request.body)).toMatchObject({ wql: undefined, optimized: false });
  });

  test("a method call: with a null, an empty text and an instance that is nil", () => {
    const start = defineMethod({
      name: "Start",
      in: { Program: "string", Folder: "string", Priority: "uint32", Startup: "instance" },
      out: { Id: "uint32" },
    });
    const uri = `${WMI}/root/fabrikam/Part`;
    const body = `<p:Start_INPUT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="${uri}"><p:Program>C:\\agent.exe</p:Program><p:Folder></p:Folder><p:Startup xsi:nil="true"/></p:Start_INPUT>`;
    const request = parseRequest(rootOf(ownRequest({ action: `${uri}/Start`, resource: uri, body })));
    expect(parseMethodInput(start, request.body)).toEqual({
      Program: "C:\\agent.exe",
      Folder: "",
      Priority: null,
      Startup: null,
    });
    const answer = `<p:Start_OUTPUT xmlns:p="${uri}"><p:Id>4711</p:Id><p:ReturnValue>0</p:ReturnValue></p:Start_OUTPUT>`;
    expect(parseMethodOutput(start, reply(answer).body)).toEqual({ returnValue: 0, out: { Id: 4711 } });
  });

  test.each(Object.entries(OWN_SHELL_REQUESTS))("%s of a shell is read", (name, text) => {
    expect(parseRequest(rootOf(text))).toMatchObject({
      resourceUri: "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd",
      locale: { language: "en-US", mustUnderstand: false },
      dataLocale: { language: "en-US", mustUnderstand: false },
      selectors: name === "create" ? {} : { ShellId: OWN_SHELL },
    });
    expect(text.includes(OWN_COMMAND)).toBe(name === "receive" || name === "signal");
  });

  test("what is written of a request that was read is read as the same request", () => {
    for (const text of [enumerateWql, get, OWN_SHELL_REQUESTS.receive]) {
      const request = parseRequest(rootOf(text));
      expect(parseRequest(rootOf(writeXml(buildRequest(request))))).toMatchObject({
        ...request,
        body: request.body === undefined ? undefined : { name: request.body.name, uri: request.body.uri },
      });
    }
  });
});
