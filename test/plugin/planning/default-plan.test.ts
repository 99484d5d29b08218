import { defaultPlan } from "../../../src/plugin/planning/default-plan";
import { object, objects, string } from "../../../src/plugin/schema";
import { type ObjectValue, UNKNOWN } from "../../../src/plugin/value";

const inner = { text: string({ required: true }), size: string({ default: "m" }), key: string({ computed: true }) };
const schema = {
  name: string({ required: true }),
  note: string({ optional: true }),
  mode: string({ optional: true, default: "auto" }),
  id: string({ computed: true }),
  region: string({ optional: true, computed: true }),
  one: object({ attributes: inner, optional: true }),
  rows: objects("list", { attributes: inner, optional: true }),
  table: objects("map", { attributes: inner, optional: true }),
  bag: objects("set", { attributes: inner, optional: true }),
};
const empty = {
  name: "a",
  note: null,
  mode: null,
  id: null,
  region: null,
  one: null,
  rows: null,
  table: null,
  bag: null,
};
const row = { text: "x", size: null, key: null };

describe("the default plan", () => {
  test("of a new object: defaults filled in, computed values unknown", () => {
    expect(defaultPlan(schema, empty, null)).toEqual({ ...empty, mode: "auto", id: UNKNOWN, region: UNKNOWN });
  });

  test("of a known object keeps computed values, and puts a default back", () => {
    const prior = { ...empty, note: "old", mode: "manual", id: "1", region: "eu" };
    expect(defaultPlan(schema, empty, prior)).toEqual({ ...empty, mode: "auto", id: "1", region: "eu" });
  });

  test("takes what the user wrote, unknown or not", () => {
    const config: ObjectValue = { ...empty, name: UNKNOWN, mode: "manual", region: "us" };
    expect(defaultPlan(schema, config, { ...empty, id: "1", region: "eu" })).toMatchObject({
      name: UNKNOWN,
      mode: "manual",
      region: "us",
    });
  });

  test("reaches into nested objects", () => {
    const config = { ...empty, one: row, rows: [row], table: { a: row }, bag: [row] };
    const fresh = { text: "x", size: "m", key: UNKNOWN };
    expect(defaultPlan(schema, config, null)).toMatchObject({
      one: fresh,
      rows: [fresh],
      table: { a: fresh },
      bag: [fresh],
    });
    const kept = { text: "x", size: "m", key: "k" };
    const prior = { ...empty, id: "1", region: "eu", one: kept, rows: [kept], table: { a: kept }, bag: [kept] };
    expect(defaultPlan(schema, config, prior)).toMatchObject({
      one: kept,
      rows: [kept],
      table: { a: kept },
      bag: [fresh],
    });
    const open: ObjectValue = { ...empty, one: UNKNOWN, rows: [UNKNOWN], table: UNKNOWN };
    expect(defaultPlan(schema, open, prior)).toMatchObject({ one: UNKNOWN, rows: [UNKNOWN], table: UNKNOWN });
  });
});
