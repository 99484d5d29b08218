import { Decimal } from "../../../src/plugin/number";
import { replacementPaths } from "../../../src/plugin/planning/replacement";
import { number, object, objects, string } from "../../../src/plugin/schema";
import { UNKNOWN } from "../../../src/plugin/value";

const inner = { zone: string({ optional: true, requiresReplacement: true }), size: string({ optional: true }) };
const schema = {
  name: string({ required: true, requiresReplacement: true }),
  size: number({ optional: true, requiresReplacement: true }),
  note: string({ optional: true }),
  one: object({ attributes: inner, optional: true }),
  rows: objects("list", { attributes: inner, optional: true }),
  table: objects("map", { attributes: inner, optional: true }),
};
const nested = { zone: "a", size: "m" };
const prior = { name: "a", size: 1, note: "x", one: nested, rows: [nested], table: { k: nested } };

test("nothing changed replaces nothing", () => {
  expect(replacementPaths(schema, prior, { ...prior, note: "y", size: new Decimal("1.0") })).toEqual([]);
});

test("a changed or unknown value of a fixed attribute replaces the object", () => {
  expect(replacementPaths(schema, prior, { ...prior, name: "b" })).toEqual([["name"]]);
  expect(replacementPaths(schema, prior, { ...prior, name: UNKNOWN, size: null })).toEqual([["name"], ["size"]]);
});

test("nested fixed attributes are named with their place", () => {
  const moved = { zone: "b", size: "m" };
  const planned = { ...prior, one: moved, rows: [moved], table: { k: moved } };
  expect(replacementPaths(schema, prior, planned)).toEqual([
    ["one", "zone"],
    ["rows", 0, "zone"],
    ["table", "k", "zone"],
  ]);
  const resized = { zone: "a", size: "l" };
  expect(replacementPaths(schema, prior, { ...prior, one: resized, rows: [resized, moved] })).toEqual([]);
});
