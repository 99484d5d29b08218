import { showsUnicode } from "../../src/cli/shows-unicode";

const terminal = { isTTY: true };

test.each([
  [{ LANG: "C.UTF-8" }, "linux", true],
  [{ LANG: "de_DE.utf8" }, "linux", true],
  [{ LANG: "C.UTF-8", LC_ALL: "C" }, "linux", false],
  [{ LANG: "C.UTF-8", LC_ALL: "" }, "linux", true],
  [{}, "linux", false],
  [{ LANG: "C.UTF-8", TERM: "dumb" }, "linux", false],
  [{ LANG: "C.UTF-8", TERM: "linux" }, "linux", false],
  [{}, "win32", false],
  [{ WT_SESSION: "1" }, "win32", true],
] as const)("a terminal with %j on %s: %p", (environment, platform, expected) => {
  expect(showsUnicode(terminal, environment, platform)).toBe(expected);
});

test("a file or a pipe holds whatever is written", () => {
  expect(showsUnicode({ isTTY: false }, { TERM: "dumb" }, "win32")).toBe(true);
});
