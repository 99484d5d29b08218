import type { RegistryValue } from "../../../src/simulator/registry/value";
import { valueFromJson, valueToJson } from "../../../src/simulator/registry/value-json";

const values: readonly RegistryValue[] = [
  { type: "REG_SZ", data: "é" },
  { type: "REG_EXPAND_SZ", data: "%SystemRoot%" },
  { type: "REG_BINARY", data: Uint8Array.of(0, 255) },
  { type: "REG_DWORD", data: 0xffffffff },
  { type: "REG_MULTI_SZ", data: ["one", "two"] },
  { type: "REG_QWORD", data: 2n ** 64n - 1n },
];

describe("registry values in JSON", () => {
  test.each(values)("$type survives being written and read", (value) => {
    expect(valueFromJson(JSON.parse(JSON.stringify(valueToJson(value))), "value")).toEqual(value);
  });

  test.each([
    ["a DWORD that is too large", { type: "REG_DWORD", data: 2 ** 32 }],
    ["a DWORD that is no integer", { type: "REG_DWORD", data: 1.5 }],
    ["a QWORD that is too large", { type: "REG_QWORD", data: "18446744073709551616" }],
    ["half a byte", { type: "REG_BINARY", data: "abc" }],
    ["a number in a list", { type: "REG_MULTI_SZ", data: ["a", 1] }],
    ["a NUL", { type: "REG_SZ", data: "a\0b" }],
    ["an unknown type", { type: "REG_LINK", data: "a" }],
    ["an inherited name as type", { type: "toString", data: "a" }],
    ["no data", { type: "REG_SZ" }],
  ])("%s is refused with the place", (_what, json) => {
    expect(() => valueFromJson(json, "farm.hosts[0]")).toThrow(
      expect.objectContaining({ code: "invalid_registry_data", path: expect.stringContaining("farm.hosts[0]") }),
    );
  });
});
