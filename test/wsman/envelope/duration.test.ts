import { formatXsDuration, parseXsDuration } from "../../../src/wsman/codecs";

describe("durations", () => {
  test.each([
    ["PT60.000S", 60_000],
    ["PT20S", 20_000],
    ["PT-1S", -1_000],
    ["-PT1S", -1_000],
    ["P0DT0H1M40S", 100_000],
    ["P1DT2H", 93_600_000],
    [" PT0.5S ", 500],
  ])("%s is %d ms", (text, expected) => {
    expect(parseXsDuration(text)).toBe(expected);
  });

  test.each(["", "P", "PT", "60", "PT1X", "P1Y", "PTS"])("%j is none", (text) => {
    expect(parseXsDuration(text)).toBeUndefined();
  });

  test("are written with milliseconds", () => {
    expect(formatXsDuration(27_500)).toBe("PT27.500S");
  });
});
