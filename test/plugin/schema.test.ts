import { PluginError } from "../../src/plugin/diagnostics";
import { bool, integer, list, object, string } from "../../src/plugin/schema";
import type { Config, Desired, State } from "../../src/plugin/schema-values";
import { UNKNOWN } from "../../src/plugin/value";
import { diagnosticMessage, pathMessage } from "../../src/plugin/wire/diagnostics-message";
import { Diagnostic_Severity, Schema_Object_NestingMode } from "../../src/plugin/wire/generated/tfplugin6";
import { schemaMessage } from "../../src/plugin/wire/schema-message";
import { objectType } from "../../src/plugin/wire/value-type";

const schema = {
  host: string({ required: true, description: "Where." }),
  retries: integer({ default: 3 }),
  servers: list("string", { optional: true, sensitive: true }),
  winrm: object({ attributes: { https: bool({ default: true }) }, optional: true, deprecated: "Use https." }),
  id: string({ computed: true }),
};

test("the types of values follow from the schema", () => {
  const config: Config<typeof schema> = {
    host: UNKNOWN,
    retries: null,
    servers: ["a", UNKNOWN],
    winrm: { https: null },
    id: null,
  };
  const desired: Desired<typeof schema> = { host: "a", retries: 3, servers: null, winrm: { https: true }, id: UNKNOWN };
  const state: State<typeof schema> = { host: "a", retries: 3, servers: ["a"], winrm: null, id: "a" };
  const hosts: string[] = [desired.host, state.host];
  // @ts-expect-error a required value may be unknown in the configuration
  hosts.push(config.host);
  // @ts-expect-error a stored value is never unknown
  const wrong: State<typeof schema> = { ...state, id: UNKNOWN };
  expect([hosts, wrong.retries]).toEqual([["a", "a", UNKNOWN], 3]);
});

test.each([
  ["both required and optional", { required: true, optional: true }],
  ["required and computed", { required: true, computed: true }],
  ["required with a default", { required: true, default: "x" }],
  ["nothing at all", {}],
] as const)("an attribute that is %s is refused", (_, options) => {
  expect(() => string(options)).toThrow(PluginError);
});

describe("the schema message", () => {
  const attributes = schemaMessage({ schema, version: 2 }, "resource").block?.attributes ?? [];
  const named = (name: string) => attributes.find((attribute) => attribute.name === name);

  test("tells who sets a value", () => {
    expect(named("host")).toMatchObject({ required: true, optional: false, computed: false, description: "Where." });
    expect(named("retries")).toMatchObject({ required: false, optional: true, computed: true });
    expect(named("servers")).toMatchObject({ optional: true, computed: false, sensitive: true });
    expect(named("id")).toMatchObject({ optional: false, computed: true });
  });

  test("writes types as cty does", () => {
    expect(named("retries")?.type?.toString()).toBe('"number"');
    expect(named("servers")?.type?.toString()).toBe('["list","string"]');
    expect(named("winrm")).toMatchObject({
      type: undefined,
      deprecated: true,
      deprecationMessage: "Use https.",
      nestedType: { nesting: Schema_Object_NestingMode.SINGLE, attributes: [{ name: "https", computed: true }] },
    });
  });

  test("of a provider has no computed defaults, since a provider has no plan", () => {
    const provider = schemaMessage({ schema, version: 0 }, "provider").block?.attributes ?? [];
    expect(provider.find(({ name }) => name === "retries")).toMatchObject({ optional: true, computed: false });
  });
});

describe("a path", () => {
  const type = objectType({
    rows: list("string", { optional: true }),
    one: object({ attributes: { key: string({ optional: true }) }, optional: true }),
  });

  test("tells attributes from keys by the type", () => {
    expect(pathMessage(["rows", 2], type).steps?.map(({ selector }) => selector)).toEqual([
      { $case: "attributeName", value: "rows" },
      { $case: "elementKeyInt", value: 2n },
    ]);
    const table = { kind: "object", attributes: { table: { kind: "map", element: type } } } as const;
    expect(pathMessage(["table", "k", "one", "key"], table).steps?.map(({ selector }) => selector?.$case)).toEqual([
      "attributeName",
      "elementKeyString",
      "attributeName",
      "attributeName",
    ]);
  });

  test("ends at a set", () => {
    const bag = { kind: "object", attributes: { bag: { kind: "set", element: type } } } as const;
    expect(pathMessage(["bag", 0, "one"], bag).steps).toHaveLength(1);
  });

  test("and its diagnostic are masked and graded", () => {
    const diagnostic = { severity: "warning", summary: "pw", detail: "the pw", path: ["one"] } as const;
    expect(diagnosticMessage(diagnostic, type, (text) => text.replace("pw", "*"))).toMatchObject({
      severity: Diagnostic_Severity.WARNING,
      summary: "*",
      detail: "the *",
      attribute: { steps: [{ selector: { $case: "attributeName", value: "one" } }] },
    });
  });
});
