import { cutText, fitText, textWidth } from "../../../src/cli/watch/text-width";

test.each([
  ["", 0],
  ["abc", 3],
  ["✗ …", 3],
  ["日本", 4],
  ["한국", 4],
  ["e\u0301", 1],
  ["🖥️x", 3],
])("%j is so many columns wide: %d", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([
  ["abcdef", 6, "abcdef"],
  ["abcdef", 5, "abcd…"],
  ["abcdef", 1, "…"],
  ["abcdef", 0, ""],
  ["日本語", 6, "日本語"],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
])("%j cut to %d columns is %j", (text, columns, cut) => {
  expect(cutText(text, columns)).toBe(cut);
  expect(textWidth(cutText(text, columns))).toBeLessThanOrEqual(columns);
});

test("a text is filled up with blanks to its columns, by what it takes of them", () => {
  expect(fitText("日本", 6)).toBe("日本  ");
  expect(fitText("日本語", 4)).toBe("日… ");
});
