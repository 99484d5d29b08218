import { interleave } from "../../../bench/measure/interleave";

/** Two measures that write down when they are called. */
function recorded() {
  const calls: string[] = [];
  const measure = (name: string) => async () => calls.push(name);
  return { calls, measures: { a: measure("a"), b: measure("b") } };
}

describe("interleave", () => {
  test("takes turns, and does not count the first round", async () => {
    const { calls, measures } = recorded();
    const values = await interleave(measures, { most: 2, least: 1, limitMs: 60_000 });
    expect(calls.join("")).toBe("ababab");
    expect(values).toEqual({ a: [3, 5], b: [4, 6] });
  });

  test("stops after the least number of whole rounds when the time is over", async () => {
    const { calls, measures } = recorded();
    const values = await interleave(measures, { most: 100, least: 3, limitMs: -1 });
    expect(calls).toHaveLength(8);
    expect(values.b).toHaveLength(3);
  });

  test("hands on the failure of a measure", async () => {
    const fails = () => Promise.reject(new Error("no terraform"));
    await expect(interleave({ fails }, { most: 1, least: 1, limitMs: 0 })).rejects.toThrow("no terraform");
  });
});
