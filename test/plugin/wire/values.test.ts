import { ExtData, decode as foreignDecode, encode as foreignEncode } from "@msgpack/msgpack";
import { PluginError } from "../../../src/plugin/diagnostics";
import { Decimal } from "../../../src/plugin/number";
import { UNKNOWN, type Value } from "../../../src/plugin/value";
import { decodeMsgpack, decodeObject } from "../../../src/plugin/wire/decode";
import { encodeMsgpack } from "../../../src/plugin/wire/encode";
import type { ValueType } from "../../../src/plugin/wire/value-type";

const text: ValueType = { kind: "string" };
const number: ValueType = { kind: "number" };
const list: ValueType = { kind: "list", element: text };
const map: ValueType = { kind: "map", element: number };

function decodeHex(hex: string, type: ValueType): Value {
  return decodeMsgpack(Buffer.from(hex.replaceAll(" ", ""), "hex"), type);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PluginError) return error.code;
    throw error;
  }
  return "none";
}

describe("values that Terraform sends", () => {
  test.each([
    ["plain unknown", "d4 00 00"],
    ["unknown of length 0", "c7 00 00"],
    ["unknown of two bytes", "d5 00 00 00"],
    ["unknown with refinements", "c7 09 0c 82 01 c2 02 a4 70 72 65 2d"],
  ])("%s is unknown for every type", (_, hex) => {
    for (const type of [text, number, list, map]) expect(decodeHex(hex, type)).toBe(UNKNOWN);
  });

  test.each<[string, number | bigint | Decimal]>([
    ["03", 3],
    ["cb 3ff8000000000000", 1.5],
    ["a3 302e31", 0.1],
    ["d3 0020000000000001", 9007199254740993n],
    ["cf 0020000000000001", 9007199254740993n],
    ["cb 44 15 af 1d 78 b5 8c 40", 100000000000000000000n],
    ["b6 332e3134313539323635333538393739333233383436", new Decimal("3.14159265358979323846")],
    ["cb 7ff0000000000000", Number.POSITIVE_INFINITY],
  ])("the number %s is read exactly", (hex, expected) => {
    expect(decodeHex(hex, number)).toEqual(expected);
  });

  test("a map may use any key", () => {
    const decoded = decodeHex("82 a9 5f5f70726f746f5f5f 01 ab 636f6e7374727563746f72 02", map) as object;
    expect(Object.entries(decoded)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });

  test("every tag of the foreign encoder is understood", () => {
    const integers = [
      0, 127, 128, 255, 256, 65535, 65536, 4294967295, 4294967296, -1, -32, -33, -128, -129, -32769, -2147483649,
    ];
    expect(decodeMsgpack(foreignEncode(integers), { kind: "list", element: number })).toEqual(integers);
    const texts = ["", "é", "x".repeat(31), "x".repeat(32), "x".repeat(256), "x".repeat(70_000)];
    expect(decodeMsgpack(foreignEncode(texts), list)).toEqual(texts);
    const many = Array.from({ length: 70_000 }, () => "a");
    expect(decodeMsgpack(foreignEncode(many), list)).toEqual(many);
    expect(decodeMsgpack(foreignEncode(Object.fromEntries(many.map((_, i) => [`k${i}`, i]))), map)).toHaveProperty(
      "k69999",
      69999,
    );
  });

  test.each([
    ["truncated text", "a5 6162", text],
    ["a list that claims more than there is", "dd ffffffff", list],
    ["a map that claims more than there is", "df ffffffff", map],
    ["data after the value", "c0 c0", text],
    ["a number for a string", "03", text],
    ["text that is no number", "a1 78", number],
    ["a reserved tag", "c1", text],
    ["nothing", "", text],
  ])("%s is refused", (_, hex, type) => {
    expect(codeOf(() => decodeHex(hex, type))).toBe("malformed_value");
  });

  test("an object must have exactly the attributes of the schema", () => {
    const type: ValueType = { kind: "object", attributes: { a: text, b: number } };
    expect(decodeMsgpack(foreignEncode({ a: "x", b: 1 }), type)).toEqual({ a: "x", b: 1 });
    expect(codeOf(() => decodeMsgpack(foreignEncode({ a: "x" }), type))).toBe("malformed_value");
    expect(codeOf(() => decodeMsgpack(foreignEncode({ a: "x", c: 1 }), type))).toBe("malformed_value");
  });

  test("JSON is read where there is no msgpack", () => {
    const json = Buffer.from('{"n":9007199254740993}');
    const type = { kind: "object", attributes: { n: number } } as const;
    expect(decodeObject({ json }, type)).toEqual({ n: 9007199254740993n });
    expect(decodeObject(undefined, type)).toBeNull();
  });
});

describe("values the provider returns", () => {
  test("unknown is the three bytes Terraform itself writes", () => {
    expect(encodeMsgpack(UNKNOWN, text).toString("hex")).toBe("d40000");
  });

  test("the foreign decoder reads every type in every length", () => {
    const integers = [
      0, 127, 128, 255, 256, 65535, 65536, 4294967295, 4294967296, -1, -32, -33, -128, -129, -32768, -32769,
      -2147483648, -2147483649,
    ];
    expect(foreignDecode(encodeMsgpack(integers, { kind: "list", element: number }))).toEqual(integers);
    const texts = ["", "é", "x".repeat(31), "x".repeat(32), "x".repeat(256), "x".repeat(70_000)];
    expect(foreignDecode(encodeMsgpack(texts, list))).toEqual(texts);
    const many = Array.from({ length: 70_000 }, () => "a");
    expect(foreignDecode(encodeMsgpack(many, list))).toEqual(many);
    expect(foreignDecode(encodeMsgpack({ a: true, b: null }, { kind: "map", element: { kind: "bool" } }))).toEqual({
      a: true,
      b: null,
    });
    expect(foreignDecode(encodeMsgpack([UNKNOWN], list))).toEqual([new ExtData(0, Uint8Array.of(0))]);
  });

  test.each<[string, ValueType, Value, unknown]>([
    ["null", text, null, null],
    ["unknown", text, UNKNOWN, new ExtData(0, new Uint8Array([0]))],
    ["a bool", { kind: "bool" }, true, true],
    ["a fraction", number, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["a small number", number, 7, 7],
    ["a negative number", number, -40_000, -40_000],
    ["a large number", number, 3_000_000_000, 3_000_000_000],
    ["a long text", text, "x".repeat(300), "x".repeat(300)],
    ["a list", { kind: "list", element: number }, new Array(20).fill(1), new Array(20).fill(1)],
  ])("%s is whole wherever the buffer has to grow", (_, element, value, read) => {
    const filled: ValueType = { kind: "object", attributes: { filling: text, value: element } };
    for (let length = 200; length < 260; length += 1) {
      const filling = "f".repeat(length);
      expect(foreignDecode(encodeMsgpack({ filling, value }, filled))).toEqual({ filling, value: read });
    }
  });

  test("numbers beyond a double travel whole", () => {
    const big = { useBigInt64: true };
    expect(foreignDecode(encodeMsgpack(-(2n ** 63n), number), big)).toBe(-(2n ** 63n));
    expect(foreignDecode(encodeMsgpack(2n ** 64n - 1n, number), big)).toBe(2n ** 64n - 1n);
    expect(foreignDecode(encodeMsgpack(2n ** 64n, number))).toBe("18446744073709551616");
    expect(foreignDecode(encodeMsgpack(0.1, number))).toBe("0.1");
    expect(foreignDecode(encodeMsgpack(new Decimal("1.00000000000000000001"), number))).toBe("1.00000000000000000001");
  });

  test.each<[string, Value, ValueType]>([
    ["a forgotten attribute", { a: "x" }, { kind: "object", attributes: { a: text, b: text } }],
    ["a misspelled attribute", { a: "x", c: "y" }, { kind: "object", attributes: { a: text } }],
    ["a number where text belongs", [1], list],
    ["not a number", Number.NaN, number],
    ["a fraction where an integer belongs", 1.5, { kind: "integer" }],
    ["a decimal that is none", new Decimal("x"), number],
  ])("%s is a defect, not a guess", (_, value, type) => {
    expect(codeOf(() => encodeMsgpack(value, type))).toBe("invalid_result");
  });
});
