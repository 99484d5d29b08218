import { median } from "../../../bench/measure/median";

describe("median", () => {
  test("is the middle value, whatever the order and however far off the others are", () => {
    expect(median([1000, 9, 10])).toBe(10);
    expect(median([7])).toBe(7);
  });

  test("is the mean of the middle two of an even number", () => {
    expect(median([4, 1, 100, 2])).toBe(3);
  });

  test("leaves the values as they are", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  test("of nothing is refused", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
