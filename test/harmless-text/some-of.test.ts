import { someOf } from "../../src/harmless-text";

test.each([
  [[], 2, undefined, ""],
  [["a", "b"], 2, undefined, "a, b"],
  [["a", "b", "c"], 2, undefined, "a, b and 1 more"],
  [["a", "b", "c", "d"], 2, "days", "a, b and 2 more days"],
])("of %j, %i are named", (names, most, what, words) => expect(someOf(names, most, what)).toBe(words));
