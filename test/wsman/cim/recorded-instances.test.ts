import { type CimInstance, defineMethod, typedMembers } from "../../../src/wsman";
import {
  buildRequest,
  decodeXmlBytes,
  parseEnumerate,
  parseEnumerationContext,
  parseEnumerationPage,
  parseIdentifyResponse,
  parseInstance,
  parseMethodInput,
  parseMethodOutput,
  parseRequest,
  parseResponse,
  parseXml,
  writeXml,
} from "../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../support/fixtures";

const root = (file: string) => parseXml(decodeXmlBytes(readFixture(file)));
const reply = (file: string) => parseResponse(root(file));
const page = (file: string) => parseEnumerationPage(reply(file).body);
const names = (items: readonly CimInstance[]) => items.map((item) => item.properties.Name);

describeWithFixtures("recorded WMI messages", "wsman/cim/own-messages.test.ts", () => {
  test("EnumKey of the registry provider", () => {
    const enumKey = defineMethod({ name: "EnumKey", in: {}, out: { sNames: "string[]" } });
    const { body, action, relatesTo } = reply("wmi/invoke-StdRegProv-EnumKey.ws2003r2.response.xml");
    expect(action).toBe("http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default/StdRegProv/EnumKeyResponse");
    expect(relatesTo).toBe("uuid:357dee93-b5a1-15a1-8004-4b73f7201300");
    const { returnValue, out } = parseMethodOutput(enumKey, body);
    expect(returnValue).toBe(0);
    expect(out.sNames).toHaveLength(26);
    expect([out.sNames[2], out.sNames[25]]).toEqual(["Connection Manager", "{F8FBDC28-C265-4F0D-8B91-6E92913E19F6}"]);
  });

  test("an enumeration that is complete in its first reply", () => {
    const { items, context } = page("wmi/enumerate-optimized-one-page.Win32_OperatingSystem.ws2012.response.xml");
    expect(context).toBeUndefined();
    expect(items).toHaveLength(1);
    const [system] = items;
    expect(system).toMatchObject({
      className: "Win32_OperatingSystem",
      resourceUri: "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem",
      properties: { BuildNumber: "9200", CSDVersion: null, TotalSwapSpaceSize: null },
    });
    const typed = typedMembers(system?.properties ?? {}, {
      CurrentTimeZone: "sint16",
      TotalVirtualMemorySize: "uint64",
      LastBootUpTime: "datetime",
      CSDVersion: "string",
      DataExecutionPrevention_Available: "boolean",
      MUILanguages: "string[]",
    });
    expect(typed).toMatchObject({
      CurrentTimeZone: 0,
      TotalVirtualMemorySize: 9017972n,
      CSDVersion: null,
      DataExecutionPrevention_Available: true,
      MUILanguages: ["en-US"],
    });
    expect(typed.LastBootUpTime).toBeInstanceOf(Date);
  });

  test("the same class of an older host", () => {
    const { items } = page("wmi/enumerate-optimized-one-page.Win32_OperatingSystem.ws2008r2.response.xml");
    expect(items[0]?.properties).toMatchObject({ CSDVersion: "Service Pack 1", CSName: "AMAZONA-Q2R281F" });
  });

  test("an enumeration in pages: one item first, more by pulls, then the end", () => {
    const first = page("wmi/enumerate-optimized-first-page.Win32_Service.ws2012.response.xml");
    expect([names(first.items), first.context]).toEqual([["AeLookupSvc"], "uuid:6C0AB864-47F9-4D3E-8601-B786754BBABB"]);
    const middle = page("wmi/pull-middle-page.Win32_Service.ws2012.response.xml");
    expect(middle.items).toHaveLength(2);
    expect(middle.context).toBe("uuid:69C1232D-0042-447B-BBA4-F6DD9324B110");
    const last = page("wmi/pull-last-page.Win32_Service.ws2012.response.xml");
    expect(last.items).toHaveLength(2);
    expect(last.context).toBeUndefined();
  });

  test("null arrays are absent, null scalars nil, datetimes wrapped", () => {
    const { items } = page("wmi/pull-arrays-and-nulls.Win32_NetworkAdapterConfiguration.ws2012.response.xml");
    const shape = { IPAddress: "string[]", DHCPServer: "string", DHCPLeaseExpires: "datetime" } as const;
    const typed = items.map((item) => typedMembers(item.properties, shape));
    expect(typed).toContainEqual({ IPAddress: [], DHCPServer: null, DHCPLeaseExpires: null });
    const configured = typed.find((item) => item.IPAddress.length > 0);
    expect(configured?.IPAddress[0]).toBe("10.30.40.193");
    expect(configured?.DHCPLeaseExpires).toEqual(new Date("2013-04-15T20:58:58Z"));
  });

  test("columns of a query have no class and no namespace", () => {
    const pulled = page("wmi/pull-select-columns-XmlFragment.Win32_Service.ws2012.response.xml");
    const once = page("wmi/enumerate-select-columns-XmlFragment-one-page.Win32_Service.ws2003.response.xml");
    expect(pulled.items[0]).toMatchObject({
      className: "",
      resourceUri: "",
      properties: { Name: "ALG", InstallDate: null },
    });
    expect(once.items[0]?.properties.ProcessId).toBe("864");
    expect(once.context).toBeUndefined();
  });

  test("properties that refer to instances", () => {
    const { items } = page("wmi/enumerate-reference-properties.Msvm_SettingsDefineCapabilities.response.xml");
    const shape = { GroupComponent: "reference", ValueRole: "uint16" } as const;
    expect(typedMembers(items[0]?.properties ?? {}, shape)).toEqual({
      GroupComponent: {
        kind: "reference",
        resourceUri: "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/Msvm_AllocationCapabilities",
        selectors: { InstanceID: "Microsoft:06FF76FA-2D58-4BAF-9F8D-455773824F37" },
      },
      ValueRole: 0,
    });
  });

  test("Get of one instance", () => {
    const { body } = reply("wmi/get.Win32_OperatingSystem.win7.response.xml");
    expect(body && parseInstance(body).properties).toEqual({
      BootDevice: "\\Device\\HarddiskVolume2",
      BuildNumber: "7601",
      BuildType: "Multiprocessor Free",
    });
  });

  test("Identify before authentication", () => {
    expect(parseIdentifyResponse(reply("identify/identify-unauthenticated.ws2008r2.response.xml").body)).toEqual({
      protocolVersion: "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd",
      productVendor: "Microsoft Corporation",
      productVersion: "OS: 0.0.0 SP: 0.0 Stack: 2.0",
    });
  });
});

describeWithFixtures(
  "requests that real hosts accepted, and those of MS-WSMV",
  "wsman/cim/own-messages.test.ts",
  () => {
    test("an enumeration by WQL, and a pull", () => {
      const request = parseRequest(root("wmi/enumerate-wql.request.xml"));
      expect(request).toMatchObject({
        action: "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
        resourceUri: "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/*",
        replyTo: "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous",
        maxEnvelopeSize: "512000",
        operationTimeout: "PT60.000S",
      });
      expect(request.body && parseEnumerate(request.body)).toEqual({
        wql: "select * from Win32_Service",
        optimized: true,
        maxElements: 32000,
      });
      const pull = parseRequest(root("wmi/pull.request.xml")).body;
      expect(pull && parseEnumerationContext(pull)).toBe("uuid:6C0AB864-47F9-4D3E-8601-B786754BBABB");
    });

    test("Get with a selector: header texts are trimmed", () => {
      expect(parseRequest(root("spec-examples/get.request.xml"))).toMatchObject({
        messageId: "uuid:5E6FD101-710A-4EEA-A50D-70C0BF863AA3",
        selectors: { id: "1" },
        body: undefined,
      });
    });

    test("the instance of the Get example holds a reference", () => {
      const { body } = reply("spec-examples/get.response.xml");
      expect(body && parseInstance(body).properties).toMatchObject({
        Data1: "Hello World",
        Location: { kind: "reference", selectors: { id: "1" } },
      });
    });

    test("Put and an enumeration with a selector filter are read as far as they are known", () => {
      const put = parseRequest(root("spec-examples/put.request.xml"));
      expect(put.body && parseInstance(put.body).properties.Data1).toBe("Test Message");
      const filtered = parseRequest(root("spec-examples/enumerate-SelectorFilter.request.xml"));
      expect(filtered.body && parseEnumerate(filtered.body)).toMatchObject({ wql: undefined, optimized: false });
    });

    test("a method call and its answer", () => {
      const create = defineMethod({
        name: "Create",
        in: { CommandLine: "string", CurrentDirectory: "string", ProcessStartupInformation: "instance" },
        out: { ProcessId: "uint32" },
      });
      const request = parseRequest(root("spec-examples/invoke-Win32_Process-Create.request.xml"));
      expect(parseMethodInput(create, request.body)).toEqual({
        CommandLine: "notepad.exe",
        CurrentDirectory: "C:\\",
        ProcessStartupInformation: null,
      });
      const { body } = reply("spec-examples/invoke-Win32_Process-Create.response.xml");
      expect(parseMethodOutput(create, body)).toEqual({ returnValue: 0, out: { ProcessId: 4000 } });
    });

    test.each(["create", "command", "receive", "signal", "delete"])(
      "%s of a shell: both envelopes are read",
      (name) => {
        const request = parseRequest(root(`shell/${name}.request.xml`));
        expect(request).toMatchObject({
          resourceUri: "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd",
          locale: { language: "en-US", mustUnderstand: false },
          dataLocale: { language: "en-US", mustUnderstand: false },
        });
        const response = reply(`shell/${name}.response.xml`);
        expect(response.fault).toBeUndefined();
        expect(response.relatesTo).toBe(request.messageId);
      },
    );

    test("what is written of a recorded request is read back as the same request", () => {
      for (const file of [
        "wmi/enumerate-wql.request.xml",
        "shell/receive.request.xml",
        "spec-examples/get.request.xml",
      ]) {
        const request = parseRequest(root(file));
        expect(parseRequest(parseXml(writeXml(buildRequest(request))))).toMatchObject({
          ...request,
          body: request.body === undefined ? undefined : { name: request.body.name, uri: request.body.uri },
        });
      }
    });
  },
);
