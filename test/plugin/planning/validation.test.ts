import { validateConfig } from "../../../src/plugin/planning/validation";
import { integer, list, map, object, objects, set, string } from "../../../src/plugin/schema";
import { type ObjectValue, UNKNOWN } from "../../../src/plugin/value";

const short = (text: string) => (text.length > 3 ? `At most 3 letters, not ${text.length}.` : undefined);
const schema = {
  name: string({ required: true, validate: [short] }),
  count_of: integer({ optional: true }),
  tags: list("string", {
    optional: true,
    validate: [(tags) => (tags.length === 0 ? "At least one tag." : undefined)],
    validateElements: [short],
  }),
  members: set("string", { optional: true, validateElements: [short] }),
  labels: map("string", { optional: true, validateElements: [short] }),
  one: object({ attributes: { name: string({ required: true, validate: [short] }) }, optional: true }),
  rows: objects("map", { attributes: { name: string({ required: true, validate: [short] }) }, optional: true }),
};
const good = {
  name: "abc",
  count_of: 1,
  tags: ["a"],
  members: ["a"],
  labels: { a: "b" },
  one: { name: "a" },
  rows: { one: { name: "a" } },
};

function paths(config: Parameters<typeof validateConfig>[1]) {
  return validateConfig(schema, config).map(({ path }) => path);
}

describe("validation", () => {
  test("finds nothing wrong with what is right, absent or unknown", () => {
    expect(paths(good)).toEqual([]);
    expect(paths({ ...good, name: UNKNOWN, tags: null, labels: UNKNOWN, one: null, rows: { one: UNKNOWN } })).toEqual(
      [],
    );
  });

  test("says what is wrong, where", () => {
    expect(validateConfig(schema, { ...good, name: "abcd" })).toEqual([
      { severity: "error", summary: "Invalid value for name", detail: "At most 3 letters, not 4.", path: ["name"] },
    ]);
  });

  test("points at elements, also beside unknown ones; elements of a set have no place of their own", () => {
    const config: ObjectValue = { ...good, tags: [UNKNOWN, "abcd"], members: ["abcd"], labels: { k: "abcd" } };
    expect(paths(config)).toEqual([["tags", 1], ["members"], ["labels", "k"]]);
    expect(paths({ ...good, tags: [] })).toEqual([["tags"]]);
  });

  test("looks into nested objects", () => {
    expect(paths({ ...good, one: { name: "abcd" }, rows: { one: { name: "abcd" } } })).toEqual([
      ["one", "name"],
      ["rows", "one", "name"],
    ]);
  });

  test("takes no null for an element, and no fraction for an integer", () => {
    expect(paths({ ...good, tags: ["a", null], count_of: 1.5 })).toEqual([["count_of"], ["tags", 1]]);
  });
});
