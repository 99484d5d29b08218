import { counted, kilobytes, milliseconds } from "../../../bench/report/units";

test("units are written out, with one decimal", () => {
  expect(milliseconds(43.25)).toBe("43.3 ms");
  expect(kilobytes(217_163)).toBe("217.2 kB");
});

test("one is singular", () => {
  expect(counted(1, "request")).toBe("1 request");
  expect(counted(0, "request")).toBe("0 requests");
  expect(counted(3, "process", "processes")).toBe("3 processes");
});
