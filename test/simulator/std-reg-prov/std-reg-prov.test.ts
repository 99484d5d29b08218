import { Registry } from "../../../src/simulator/registry/registry";
import type { RegistryValue } from "../../../src/simulator/registry/value";
import type { Service } from "../../../src/simulator/service/service";
import { simulatedService } from "../../support/simulated-service";
import { soapRequest, textsOf } from "../../support/soap-request";

const hklm = "2147483650";
const path = "HKLM\\SOFTWARE\\Contoso";

type Parameters = readonly (readonly [string, string])[];

describe("StdRegProv", () => {
  let registry: Registry;
  let service: Service;

  beforeEach(() => {
    registry = new Registry();
    registry.createKey(path);
    service = simulatedService({ registry }).service;
  });

  /** Calls a method on a key of HKLM and gives the reply's XML. */
  function call(method: string, key: string, parameters: Parameters = []): string {
    const all: Parameters = [["hDefKey", hklm], ["sSubKeyName", key], ...parameters];
    const outcome = service.handle(Buffer.from(soapRequest({ method, parameters: all })), true);
    if (outcome.kind !== "reply") throw new Error(outcome.kind);
    expect(textsOf(outcome.xml, "ReturnValue")).toEqual([String(outcome.returnValue)]);
    return outcome.xml;
  }

  const codeOf = (xml: string) => Number(textsOf(xml, "ReturnValue")[0]);

  const kinds: readonly [string, string, readonly string[], RegistryValue][] = [
    ["DWORDValue", "uValue", ["4294967295"], { type: "REG_DWORD", data: 4294967295 }],
    ["QWORDValue", "uValue", ["18446744073709551615"], { type: "REG_QWORD", data: 2n ** 64n - 1n }],
    ["StringValue", "sValue", [" blanks kept "], { type: "REG_SZ", data: " blanks kept " }],
    ["StringValue", "sValue", [""], { type: "REG_SZ", data: "" }],
    ["ExpandedStringValue", "sValue", ["no variable"], { type: "REG_EXPAND_SZ", data: "no variable" }],
    ["MultiStringValue", "sValue", ["b", "a", "ü"], { type: "REG_MULTI_SZ", data: ["b", "a", "ü"] }],
    ["BinaryValue", "uValue", ["0", "255"], { type: "REG_BINARY", data: Uint8Array.of(0, 255) }],
  ];

  test.each(kinds)("Set%s writes and Get reads back %s %j", (noun, member, texts, value) => {
    const set = texts.map((text) => [member, text] as const);
    expect(codeOf(call(`Set${noun}`, "SOFTWARE\\Contoso", [["sValueName", "V"], ...set]))).toBe(0);
    expect(registry.getValue(path, "V")).toEqual(value);
    const xml = call(`Get${noun}`, "software\\contoso", [["sValueName", "v"]]);
    expect(textsOf(xml, member)).toEqual(texts);
    expect(xml.indexOf("ReturnValue")).toBeGreaterThan(xml.lastIndexOf(member));
  });

  test.each(kinds)("Get%s: 2 without the key, 1 without the value, 2147749893 for another type", (noun) => {
    registry.setValue(
      path,
      "Other",
      noun === "StringValue" ? { type: "REG_DWORD", data: 1 } : { type: "REG_SZ", data: "x" },
    );
    expect(codeOf(call(`Get${noun}`, "SOFTWARE\\Nothing", [["sValueName", "V"]]))).toBe(2);
    expect(codeOf(call(`Get${noun}`, "SOFTWARE\\Contoso", [["sValueName", "V"]]))).toBe(1);
    expect(codeOf(call(`Get${noun}`, "SOFTWARE\\Contoso", [["sValueName", "Other"]]))).toBe(2147749893);
  });

  test.each(kinds)("Set%s on a key that is not there fails with 2 and makes none", (noun, member) => {
    expect(
      codeOf(
        call(`Set${noun}`, "SOFTWARE\\New", [
          ["sValueName", "V"],
          [member, "1"],
        ]),
      ),
    ).toBe(2);
    expect(registry.findKey("HKLM\\SOFTWARE\\New")).toBeUndefined();
  });

  test("a scalar that was not found is null, an array is absent", () => {
    expect(call("GetDWORDValue", "SOFTWARE\\Contoso", [["sValueName", "V"]])).toMatch(/<p:uValue xsi:nil="true"\/>/);
    expect(call("GetMultiStringValue", "SOFTWARE\\Contoso", [["sValueName", "V"]])).not.toContain("sValue");
  });

  test("an expanded string is read expanded; the registry keeps what was written", () => {
    call("SetExpandedStringValue", "SOFTWARE\\Contoso", [
      ["sValueName", "Dll"],
      ["sValue", "%SystemRoot%\\x.dll;%unknown%"],
    ]);
    const xml = call("GetExpandedStringValue", "SOFTWARE\\Contoso", [["sValueName", "Dll"]]);
    expect(textsOf(xml, "sValue")).toEqual(["C:\\Windows\\x.dll;%unknown%"]);
    expect(registry.getValue(path, "Dll")?.data).toBe("%SystemRoot%\\x.dll;%unknown%");
  });

  test("a value left out is the default of the class, also for an array without items", () => {
    call("SetDWORDValue", "SOFTWARE\\Contoso", [["sValueName", "D"]]);
    call("SetMultiStringValue", "SOFTWARE\\Contoso", [["sValueName", "M"]]);
    expect(registry.getValue(path, "D")?.data).toBe(3);
    expect(registry.getValue(path, "M")?.data).toEqual(["hello", "there"]);
  });

  test("a number outside its type is refused with a fault", () => {
    const parameters: Parameters = [
      ["sSubKeyName", "SOFTWARE\\Contoso"],
      ["uValue", "4294967296"],
    ];
    const outcome = service.handle(Buffer.from(soapRequest({ method: "SetDWORDValue", parameters })), true);
    expect(outcome).toMatchObject({ kind: "reply", status: 500 });
  });

  test("EnumValues lists names and type numbers side by side", () => {
    registry.setValue(path, "s", { type: "REG_SZ", data: "" });
    registry.setValue(path, "e", { type: "REG_EXPAND_SZ", data: "" });
    registry.setValue(path, "b", { type: "REG_BINARY", data: Uint8Array.of() });
    registry.setValue(path, "d", { type: "REG_DWORD", data: 0 });
    registry.setValue(path, "m", { type: "REG_MULTI_SZ", data: [] });
    registry.setValue(path, "q", { type: "REG_QWORD", data: 0n });
    const xml = call("EnumValues", "SOFTWARE\\Contoso");
    expect(textsOf(xml, "sNames")).toEqual(["s", "e", "b", "d", "m", "q"]);
    expect(textsOf(xml, "Types")).toEqual(["1", "2", "3", "4", "7", "11"]);
  });

  test("EnumValues and EnumKey list nothing by leaving the arrays out; the default value alone counts as nothing", () => {
    registry.setValue(path, "", { type: "REG_SZ", data: "default" });
    expect(call("EnumValues", "SOFTWARE\\Contoso")).not.toMatch(/sNames|Types/);
    expect(call("EnumKey", "SOFTWARE\\Contoso")).not.toContain("sNames");
    expect(codeOf(call("EnumKey", "SOFTWARE\\Nothing"))).toBe(2);
    expect(codeOf(call("EnumValues", "SOFTWARE\\Nothing"))).toBe(2);
  });

  test("CreateKey makes the keys between and is content with one that is there", () => {
    expect(codeOf(call("CreateKey", "SOFTWARE\\A\\B\\C"))).toBe(0);
    expect(codeOf(call("CreateKey", "SOFTWARE\\a\\b"))).toBe(0);
    expect(registry.findKey("HKLM\\SOFTWARE\\A\\B\\C")).toBeDefined();
  });

  test("DeleteKey: 0, 2 without the key, 5 while there are subkeys", () => {
    registry.createKey(`${path}\\Sub`);
    expect(codeOf(call("DeleteKey", "SOFTWARE\\Contoso"))).toBe(5);
    expect(codeOf(call("DeleteKey", "SOFTWARE\\Contoso\\Sub"))).toBe(0);
    expect(codeOf(call("DeleteKey", "SOFTWARE\\Contoso\\Sub"))).toBe(2);
  });

  test("DeleteValue: 0, then 2", () => {
    registry.setValue(path, "V", { type: "REG_SZ", data: "x" });
    expect(codeOf(call("DeleteValue", "SOFTWARE\\Contoso", [["sValueName", "v"]]))).toBe(0);
    expect(codeOf(call("DeleteValue", "SOFTWARE\\Contoso", [["sValueName", "v"]]))).toBe(2);
  });

  test("CheckAccess grants on a key that is there", () => {
    expect(textsOf(call("CheckAccess", "SOFTWARE\\Contoso", [["uRequired", "3"]]), "bGranted")).toEqual(["true"]);
    const missing = call("CheckAccess", "SOFTWARE\\Nothing", [["uRequired", "3"]]);
    expect([textsOf(missing, "bGranted"), codeOf(missing)]).toEqual([["false"], 2]);
  });

  test.each([
    "EnumKey",
    "EnumValues",
    "GetDWORDValue",
    "SetDWORDValue",
    "CreateKey",
    "DeleteKey",
    "DeleteValue",
    "CheckAccess",
  ])("%s answers 6 for a handle that is no hive", (method) => {
    const parameters: Parameters = [
      ["hDefKey", "1"],
      ["sSubKeyName", "SOFTWARE"],
    ];
    const outcome = service.handle(Buffer.from(soapRequest({ method, parameters })), true);
    expect(outcome).toMatchObject({ returnValue: 6 });
  });

  test("a hive left out is HKEY_LOCAL_MACHINE", () => {
    const outcome = service.handle(Buffer.from(soapRequest({ parameters: [["sSubKeyName", "SOFTWARE"]] })), true);
    expect(outcome.kind === "reply" && textsOf(outcome.xml, "sNames")).toEqual(["Contoso"]);
  });
});
