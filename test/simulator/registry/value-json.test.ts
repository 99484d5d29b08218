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

  test.each([
    [{ type: "DWORD", data: 4 }, /type "DWORD" is not one of REG_SZ, .*REG_QWORD/],
    [{ type: "REG_DWORD", data: "two" }, /data "two" is not an integer from 0 to 4294967295/],
    [{ type: "REG_QWORD", data: -1 }, /data -1 is not a decimal number from 0/],
    [{ type: "REG_BINARY", data: "abc" }, /data "abc" is not a string of hexadecimal digit pairs/],
    [{ type: "REG_MULTI_SZ", data: ["a", 1] }, /data\[1\] 1 is not a string without NUL/],
    [{ type: "REG_SZ", data: undefined }, /data of type REG_SZ is missing/],
    [{ data: 4 }, /\{"data":4\} is not an object with "type" and "data"/],
    [{ type: "REG_DWORD", data: "x".repeat(10_000) }, /^.{0,300}…/],
  ])("an error says what is wrong with what was given (%j)", (json, message) => {
    expect(() => valueFromJson(json, "farm")).toThrow(message);
  });
});
