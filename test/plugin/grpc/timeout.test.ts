import { callTimeout } from "../../../src/plugin/grpc/timeout";

test.each([
  ["1H", 3_600_000],
  ["2M", 120_000],
  ["3S", 3_000],
  ["100m", 100],
  ["100u", 1],
  ["0n", 0],
  ["99999999H", 2 ** 31 - 1],
])("%s is %i ms", (header, expected) => {
  expect(callTimeout(header)).toBe(expected);
});

test.each([undefined, "", "1", "S", "1s", "-1S", "1.5S", "123456789S", "1S1S"])("%j is none", (header) => {
  expect(callTimeout(header)).toBeUndefined();
});
