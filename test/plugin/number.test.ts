import { Decimal, parseNumber, sameNumber } from "../../src/plugin/number";

describe("parseNumber", () => {
  test.each([
    ["3", 3],
    ["-0", 0],
    ["1.50", 1.5],
    ["0.1", 0.1],
    ["0.0000001", 1e-7],
    ["1e3", 1000],
    ["12e-1", 1.2],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["100000000000000000000", 100000000000000000000n],
    ["-1e30", -(10n ** 30n)],
    ["3.14159265358979323846", new Decimal("3.14159265358979323846")],
    ["1e999999999", new Decimal("1e999999999")],
  ])("reads %s without losing a digit", (text, expected) => {
    expect(parseNumber(text)).toEqual(expected);
  });

  test.each(["", "abc", "1.", ".5", "0x10", "1e", "NaN", "1 "])("takes %j for no number", (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

test("numbers are the same when their decimal value is", () => {
  expect(sameNumber("1e3", "1000.0")).toBe(true);
  expect(sameNumber("-0", "0")).toBe(true);
  expect(sameNumber("0.1", "0.10000000000000001")).toBe(false);
});
