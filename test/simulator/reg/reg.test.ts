import { regProgram } from "../../../src/simulator/reg/reg";
import { Registry } from "../../../src/simulator/registry/registry";
import type { RegistryValue } from "../../../src/simulator/registry/value";

const key = "HKLM\\SOFTWARE\\Contoso";
const path = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso";
const done = { exitCode: 0, stdout: "The operation completed successfully.\r\n", stderr: "" };
const notFound = {
  exitCode: 1,
  stdout: "",
  stderr: "ERROR: The system was unable to find the specified registry key or value.\r\n",
};

describe("reg.exe", () => {
  let registry: Registry;
  const reg = (...args: string[]) => regProgram(registry)(args);

  beforeEach(() => {
    registry = new Registry();
    registry.setValue(key, "Mode", { type: "REG_DWORD", data: 4 });
    registry.setValue(key, "Servers", { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] });
    registry.setValue(key, "", { type: "REG_SZ", data: "default" });
    registry.createKey(`${key}\\Sub`);
    registry.createKey(`${key}\\Sub\\Deep`);
  });

  test("query lists values as type and text, then subkeys", () => {
    expect(reg("query", key).stdout.split("\r\n")).toEqual([
      "",
      path,
      "    Mode    REG_DWORD    0x4",
      "    Servers    REG_MULTI_SZ    lic1\\0lic2",
      "    (Default)    REG_SZ    default",
      "",
      `${path}\\Sub`,
      "",
    ]);
    expect(reg("query", key, "/v", "mode").stdout).toContain("    mode    REG_DWORD    0x4\r\n");
    expect(reg("query", key, "/ve").stdout).toContain("    (Default)    REG_SZ    default\r\n");
  });

  test("query of an empty key succeeds without output, of an absent key or value it fails", () => {
    expect(reg("query", `${key}\\Sub\\Deep`)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    for (const args of [[`${key}\\No`], [key, "/v", "No"], ["HKXX\\No"]])
      expect(reg("query", ...args)).toEqual(notFound);
  });

  test.each<[string, string, RegistryValue]>([
    ["REG_DWORD", "5", { type: "REG_DWORD", data: 5 }],
    ["reg_dword", "0xff", { type: "REG_DWORD", data: 255 }],
    ["REG_QWORD", "18446744073709551615", { type: "REG_QWORD", data: 2n ** 64n - 1n }],
    ["REG_SZ", "a b", { type: "REG_SZ", data: "a b" }],
    ["REG_EXPAND_SZ", "x", { type: "REG_EXPAND_SZ", data: "x" }],
    ["REG_MULTI_SZ", "a\\0b", { type: "REG_MULTI_SZ", data: ["a", "b"] }],
    ["REG_MULTI_SZ", "", { type: "REG_MULTI_SZ", data: [] }],
    ["REG_BINARY", "00ff", { type: "REG_BINARY", data: Uint8Array.of(0, 255) }],
  ])("add writes a %s of %s", (type, data, value) => {
    expect(reg("add", `${key}\\New`, "/v", "It", "/t", type, "/d", data, "/f")).toEqual(done);
    expect(registry.getValue(`${key}\\New`, "It")).toEqual(value);
  });

  test("add without a name only makes the key, and replaces no value without /f", () => {
    expect(reg("add", `${key}\\Only`, "/f")).toEqual(done);
    expect(registry.findKey(`${key}\\Only`)?.values()).toEqual([]);
    expect(reg("add", key, "/v", "Mode", "/t", "REG_DWORD", "/d", "2").exitCode).toBe(1);
    expect(registry.getValue(key, "Mode")?.data).toBe(4);
  });

  test.each([
    [["add", key, "/v", "It", "/t", "REG_DWORD", "/d", "four"], "Specify valid numeric value for '/d'"],
    [["add", key, "/v"], "REG ADD /?"],
    [["add", key, "/t", "REG_NOTHING", "/v", "It"], "REG ADD /?"],
    [["query", key, "/x"], "REG QUERY /?"],
    [["query"], "REG QUERY /?"],
    [["delete", key, "/v", "a", "/v", "b"], "REG DELETE /?"],
    [["export", key], "REG /?"],
  ])("%j is invalid syntax", (args, hint) => {
    const { exitCode, stderr } = reg(...args);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("ERROR: Invalid syntax.")]);
    expect(stderr).toContain(hint);
  });

  test("delete takes a value, or a key with everything below it, and asks without /f", () => {
    expect(reg("delete", key, "/v", "Mode").exitCode).toBe(1);
    expect(reg("delete", key, "/v", "Mode", "/f")).toEqual(done);
    expect(reg("delete", key, "/v", "Mode", "/f")).toEqual(notFound);
    expect(
      registry
        .findKey(key)
        ?.values()
        .map(({ name }) => name),
    ).toEqual(["Servers", ""]);
    expect(reg("delete", key, "/f")).toEqual(done);
    expect(registry.findKey(key)).toBeUndefined();
    expect(reg("delete", key, "/f")).toEqual(notFound);
  });
});
