import { counted, kilobytes, megabytes, milliseconds, seconds } from "../../../bench/report/units";

test("units are written out, with as many decimals as can be told apart", () => {
  expect(milliseconds(43.25)).toBe("43.3 ms");
  expect(kilobytes(217_163)).toBe("217.2 kB");
  expect(seconds(8_134)).toBe("8.13 s");
  expect(megabytes(131_900_000)).toBe("132 MB");
});

test("one is singular", () => {
  expect(counted(1, "request")).toBe("1 request");
  expect(counted(0, "request")).toBe("0 requests");
  expect(counted(3, "process", "processes")).toBe("3 processes");
});
