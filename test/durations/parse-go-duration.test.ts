import { parseGoDuration } from "../../src/durations";

describe("a duration in Go syntax", () => {
  test.each([
    ["30s", 30_000],
    ["1m30s", 90_000],
    ["1h", 3_600_000],
    ["1.5s", 1500],
    [".5s", 500],
    ["250ms", 250],
    ["1000us", 1],
    ["0s", 0],
  ])("%s is %d milliseconds", (text, milliseconds) => {
    expect(parseGoDuration(text)).toBe(milliseconds);
  });

  test.each(["", "30", "s", "30 s", "-5s", "+5s", "1d", "PT30S", "30s ", "1m 30s", "1e3s", "∞s", "9".repeat(70)])(
    "%j is none",
    (text) => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );
});
