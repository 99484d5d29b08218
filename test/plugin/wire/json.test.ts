import { PluginError } from "../../../src/plugin/diagnostics";
import { Decimal } from "../../../src/plugin/number";
import { decodeJson } from "../../../src/plugin/wire/json";
import type { ObjectType } from "../../../src/plugin/wire/value-type";

const type: ObjectType = {
  kind: "object",
  attributes: {
    name: { kind: "string" },
    amount: { kind: "number" },
    on: { kind: "bool" },
    tags: { kind: "list", element: { kind: "string" } },
    labels: { kind: "map", element: { kind: "string" } },
    style: { kind: "object", attributes: { color: { kind: "string" }, width: { kind: "number" } } },
  },
};

function decode(json: string) {
  return decodeJson(Buffer.from(json), type);
}

describe("stored state", () => {
  test("keeps every digit, and numbers inside text", () => {
    expect(decode('{"name":"a \\"1.50\\" \\\\","amount":3.14159265358979323846}')).toMatchObject({
      name: 'a "1.50" \\',
      amount: new Decimal("3.14159265358979323846"),
    });
    expect(decode('{"amount":-9007199254740993}')).toMatchObject({ amount: -9007199254740993n });
  });

  test("written under another version of the schema is completed and trimmed", () => {
    expect(decode('{"name":"a","gone":[1,{"x":2}],"style":{"color":"red"}}')).toEqual({
      name: "a",
      amount: null,
      on: null,
      tags: null,
      labels: null,
      style: { color: "red", width: null },
    });
  });

  test("turns scalars whose type has changed", () => {
    expect(decode('{"name":12,"amount":"7","on":"true"}')).toMatchObject({ name: "12", amount: 7, on: true });
  });

  test("keeps any key of a map", () => {
    const labels = decode('{"labels":{"__proto__":"x"}}')?.labels as object;
    expect(Object.entries(labels)).toEqual([["__proto__", "x"]]);
  });

  test("null stays null", () => {
    expect(decode("null")).toBeNull();
  });

  test.each(["{", '{"tags":"x"}', '{"amount":"x"}', '{"on":1}', "[1]"])("%s is refused", (json) => {
    expect(() => decode(json)).toThrow(PluginError);
  });
});
