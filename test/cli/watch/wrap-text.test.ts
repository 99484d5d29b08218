import { wrapText } from "../../../src/cli/watch/wrap-text";

test.each([
  ["short", 10, ["short"]],
  ["", 10, [""]],
  ["one two three", 7, ["one two", "three"]],
  ["  one two three", 7, ["  one", "  two", "  three"]],
  ["a-word-that-is-longer", 8, ["a-word-t", "hat-is-l", "onger"]],
  ["it is a-word-that-is-longer too", 8, ["it is", "a-word-t", "hat-is-l", "onger", "too"]],
  ["日本日本 日本", 5, ["日本", "日本", "日本"]],
  ["\u001b[31merror\u001b[39m x: yes", 8, ["\u001b[31merror\u001b[39m x:", "yes"]],
  ["\u001b[31mabcdefgh\u001b[39m", 4, ["\u001b[31mabcd", "efgh\u001b[39m"]],
  ["   deep", 2, [" d", " e", " e", " p"]],
])("%j in %d columns", (text, columns, lines) => {
  expect(wrapText(text, columns)).toEqual(lines);
});
