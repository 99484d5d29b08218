import { interleave, median, medianRatio, medians } from "../../../bench/measure/interleave";

/** Two measures that write down when they are called. */
function recorded() {
  const calls: string[] = [];
  const measure = (name: string) => async () => calls.push(name);
  return { calls, measures: { a: measure("a"), b: measure("b") } };
}

describe("interleave", () => {
  test("takes turns, and does not count the first round", async () => {
    const { calls, measures } = recorded();
    const values = await interleave(measures, 2);
    expect(calls.join("")).toBe("ababab");
    expect(Object.fromEntries(values)).toEqual({ a: [3, 5], b: [4, 6] });
  });

  test("hands on the failure of a measure", async () => {
    const fails = () => Promise.reject(new Error("no terraform"));
    await expect(interleave({ fails }, 1)).rejects.toThrow("no terraform");
  });
});

test("medians measures in turns too, and knows the middle one by name", async () => {
  const { measures } = recorded();
  const middle = await medians(measures, 3);
  expect([middle("a"), middle("b")]).toEqual([5, 6]);
});

describe("the ratio of what was measured in the same rounds", () => {
  test("is not changed by rounds in which everything took longer", () => {
    expect(medianRatio([4, 8, 40, 4], [1, 2, 10, 1])).toBe(4);
  });

  test("is refused of other rounds", () => {
    expect(() => medianRatio([4, 8], [1])).toThrow(RangeError);
  });
});

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
