import { parseListing, printedText, readPrinted } from "../../../src/windows/shell/reg-output";

const key = "SYSTEM\\RCM\\Licensing Core";
const path = `HKEY_LOCAL_MACHINE\\${key}`;
const listed = (lines: string[]) => parseListing(Buffer.from(["", ...lines, ""].join("\r\n"), "latin1"), key);

describe("what reg query prints", () => {
  test("is read by its shape: values, the default value in any language, direct subkeys", () => {
    const listing = listed([
      path,
      "    (Standard)    REG_SZ    x",
      "    LicensingMode    REG_DWORD    0x4",
      "    A name  with blanks    REG_MULTI_SZ    lic1\\0lic2",
      "    Empty    REG_SZ    ",
      "    Odd    REG_NONE    00",
      "",
      `${path.toUpperCase()}\\Sub Key`,
    ]);
    expect([...(listing?.values.values() ?? [])]).toEqual([
      { name: "", type: "REG_SZ", text: "x" },
      { name: "LicensingMode", type: "REG_DWORD", text: "0x4" },
      { name: "A name  with blanks", type: "REG_MULTI_SZ", text: "lic1\\0lic2" },
      { name: "Empty", type: "REG_SZ", text: "" },
      { name: "Odd", type: "REG_0", text: "00" },
    ]);
    expect([...(listing?.subkeys ?? [])]).toEqual([["sub key", "Sub Key"]]);
  });

  test("is refused when a name comes twice", () => {
    expect(listed([path, "    A    REG_SZ    1", "    a    REG_SZ    2"])).toBeUndefined();
  });

  test("of nothing is an empty key", () => {
    expect(parseListing(Buffer.alloc(0), key)).toEqual({ values: new Map(), subkeys: new Map() });
  });

  test.each([
    ["REG_DWORD", "0xffffffff", 4294967295],
    ["REG_DWORD", "4", undefined],
    ["REG_DWORD", "0x1ffffffff", undefined],
    ["REG_QWORD", "0xffffffffffffffff", "18446744073709551615"],
    ["REG_BINARY", "00FF", [0, 255]],
    ["REG_BINARY", "0", undefined],
    ["REG_MULTI_SZ", "", []],
    ["REG_MULTI_SZ", "a\\0b\\0\\0", ["a", "b"]],
    ["REG_MULTI_SZ", "a\\0?", undefined],
    ["REG_SZ", "caf\ufffd", undefined],
    ["REG_EXPAND_SZ", "%x%", "%x%"],
  ] as const)("%s %s is the data %j", (type, text, data) => {
    expect(readPrinted(type, text)).toEqual(data);
  });

  test("shows what a command said on one line, limited and without bytes nobody can place", () => {
    expect(printedText(Buffer.from("FEHLER: Zugriff\r\n verweigert \x84\r\n", "latin1"))).toBe(
      "FEHLER: Zugriff verweigert \ufffd",
    );
    expect(printedText(Buffer.alloc(5000, "x"))).toHaveLength(300);
  });
});
