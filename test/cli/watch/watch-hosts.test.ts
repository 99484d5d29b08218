import { parseInterval } from "../../../src/cli/watch/watch-hosts";

test.each([
  ["5s", 5000],
  ["1m30s", 90_000],
  ["24h", 86_400_000],
])("%s is %d milliseconds", (text, milliseconds) => {
  expect(parseInterval(text)).toBe(milliseconds);
});

test.each([
  ["4.999s", /5s or more/],
  ["0s", /5s or more/],
  ["24h1s", /24h or less/],
  ["30", /must be a duration/],
  ["-30s", /must be a duration/],
  ["", /must be a duration/],
])("%j is refused", (text, message) => {
  expect(() => parseInterval(text)).toThrow(message);
});
