import { type CimInstance, defineMethod, resource, typedMembers, WsmanError } from "../../../src/wsman";
import {
  buildInstance,
  buildMethodInput,
  buildMethodOutput,
  parseInstance,
  parseMethodInput,
  parseMethodOutput,
  parseXml,
  writeXml,
} from "../../../src/wsman/codecs";

const { uri } = resource("root/default", "StdRegProv");
const everything = defineMethod({
  name: "Everything",
  in: {
    flag: "boolean",
    byte: "uint8",
    small: "sint8",
    short: "uint16",
    signed: "sint32",
    word: "uint32",
    big: "uint64",
    least: "sint64",
    real: "real64",
    letter: "char16",
    text: "string",
    empty: "string",
    nothing: "string",
    when: "datetime",
    span: "interval",
    bytes: "uint8[]",
    list: "string[]",
    none: "string[]",
    where: "reference",
  },
  out: {},
});
const VALUES = {
  flag: true,
  byte: 255,
  small: -128,
  short: 65535,
  signed: -2147483648,
  word: 4294967295,
  big: 18446744073709551615n,
  least: -9223372036854775808n,
  real: 1.5e-7,
  letter: "é",
  text: " a <b> & 😀\r\n",
  empty: "",
  nothing: null,
  when: new Date("2024-02-29T12:34:56.789Z"),
  span: 100_000,
  bytes: [0, 127, 255],
  list: ["", "two", " three "],
  none: [],
  where: { kind: "reference", resourceUri: uri, selectors: { Key: "a=b" } },
} as const;

function codeOf(task: () => unknown): unknown {
  try {
    return task();
  } catch (error) {
    return error instanceof WsmanError ? error.code : error;
  }
}

describe("method input", () => {
  test("values of every type arrive as they were", () => {
    const written = writeXml(buildMethodInput(everything, uri, VALUES));
    expect(parseMethodInput(everything, parseXml(written))).toEqual(VALUES);
  });

  test("is written as hosts are known to accept it", () => {
    const setMulti = defineMethod({ name: "Set", in: { hDefKey: "uint32", sValue: "string[]", x: "string" }, out: {} });
    expect(writeXml(buildMethodInput(setMulti, uri, { hDefKey: 2147483650, sValue: ["a", ""], x: null }))).toBe(
      `<p:Set_INPUT xmlns:p="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
        `xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common"><p:hDefKey>2147483650</p:hDefKey>` +
        `<p:sValue>a</p:sValue><p:sValue/><p:x xsi:nil="true"/></p:Set_INPUT>`,
    );
  });

  test.each([
    ["uint32", -1],
    ["uint32", 4294967296],
    ["uint32", 1.5],
    ["uint32", "1"],
    ["uint8", 256],
    ["sint16", 32768],
    ["uint64", 1],
    ["uint64", 18446744073709551616n],
    ["boolean", "true"],
    ["string", 1],
    ["real64", Number.NaN],
    ["datetime", new Date(Number.NaN)],
    ["char16", "ab"],
  ] as const)("refuses a %s of %p", (type, value) => {
    const method = defineMethod({ name: "M", in: { v: type }, out: {} });
    expect(codeOf(() => buildMethodInput(method, uri, { v: value as never }))).toBe("invalid_argument");
  });
});

describe("method output", () => {
  const method = defineMethod({ name: "Get", in: {}, out: { zeta: "uint32", Alpha: "string", list: "uint8[]" } });

  test("members are alphabetical and ReturnValue is last", () => {
    const output = buildMethodOutput(method, uri, { returnValue: 0, out: { zeta: 1, list: [7], Alpha: "a" } });
    expect(output.children.map(({ name }) => name)).toEqual(["Alpha", "list", "zeta", "ReturnValue"]);
    expect(parseMethodOutput(method, output)).toEqual({ returnValue: 0, out: { zeta: 1, list: [7], Alpha: "a" } });
  });

  test.each([
    ["no members", ""],
    [
      "all members nil",
      `<p:Alpha xsi:nil="true"/><p:list xsi:nil="1"/><p:zeta xsi:nil="true"/><p:ReturnValue xsi:nil="true"/>`,
    ],
  ])("reads %s as nulls and empty arrays", (_, members) => {
    const body = parseXml(
      `<p:Get_OUTPUT xmlns:p="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${members}</p:Get_OUTPUT>`,
    );
    expect(parseMethodOutput(method, body)).toEqual({ returnValue: null, out: { zeta: null, Alpha: null, list: [] } });
  });

  test("ignores members it does not know", () => {
    const body = parseXml(
      `<p:Get_OUTPUT xmlns:p="${uri}"><p:New>1</p:New><p:ReturnValue> 5 </p:ReturnValue></p:Get_OUTPUT>`,
    );
    expect(parseMethodOutput(method, body).returnValue).toBe(5);
  });

  test.each([
    ["another body", `<p:Other_OUTPUT xmlns:p="${uri}"/>`],
    ["a word for a number", `<p:Get_OUTPUT xmlns:p="${uri}"><p:zeta>many</p:zeta></p:Get_OUTPUT>`],
    ["a number out of range", `<p:Get_OUTPUT xmlns:p="${uri}"><p:list>256</p:list></p:Get_OUTPUT>`],
    ["two scalars", `<p:Get_OUTPUT xmlns:p="${uri}"><p:zeta>1</p:zeta><p:zeta>2</p:zeta></p:Get_OUTPUT>`],
    ["structure for a text", `<p:Get_OUTPUT xmlns:p="${uri}"><p:Alpha><p:a/></p:Alpha></p:Get_OUTPUT>`],
    ["a missing ReturnValue's text", `<p:Get_OUTPUT xmlns:p="${uri}"><p:ReturnValue/></p:Get_OUTPUT>`],
  ])("refuses %s as malformed", (_, body) => {
    expect(codeOf(() => parseMethodOutput(method, parseXml(body)))).toBe("malformed");
  });
});

describe("typedMembers", () => {
  test.each([
    ["2013-03-09T02:57:32Z", "2013-03-09T02:57:32.000Z"],
    ["2013-04-15T20:28:20.913Z", "2013-04-15T20:28:20.913Z"],
    ["2013-04-15T20:28:43.488171Z", "2013-04-15T20:28:43.488Z"],
    ["2013-04-15T20:28:43+08:00", "2013-04-15T12:28:43.000Z"],
    ["2013-04-15T20:28:43", "2013-04-15T20:28:43.000Z"],
  ])("reads the datetime %s", (text, expected) => {
    expect(typedMembers({ at: text }, { at: "datetime" }).at?.toISOString()).toBe(expected);
  });

  test("reads the interval of a recorded host", () => {
    expect(typedMembers({ at: "P0DT0H1M40S" }, { at: "interval" }).at).toBe(100_000);
  });

  test.each(["yesterday", "2013-13-45T00:00:00Z", "20130309025732.000000+000"])("refuses the datetime %s", (at) => {
    expect(codeOf(() => typedMembers({ at }, { at: "datetime" }))).toBe("malformed");
  });
});

describe("instances", () => {
  test("are written alphabetically, nested ones and references included, and read back the same", () => {
    const inner: CimInstance = {
      kind: "instance",
      resourceUri: `${uri}/Inner`,
      className: "Inner",
      properties: { b: "1", list: ["x", "y"] },
    };
    const outer: CimInstance = {
      kind: "instance",
      resourceUri: uri,
      className: "Outer",
      properties: { a: null, Inside: inner, ref: { kind: "reference", resourceUri: uri, selectors: {} }, z: "" },
    };
    const written = buildInstance(outer);
    expect(written.children.map(({ name }) => name)).toEqual(["a", "Inside", "ref", "z"]);
    expect(parseInstance(parseXml(writeXml(written)))).toEqual(outer);
  });
});
