import { inParallel } from "../../../src/reports/check/in-parallel";

test("every item is done once, and never more than the limit at the same time", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    done.push(item);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test("items that are undefined or zero are items like any other", async () => {
  const done: (number | undefined)[] = [];
  await inParallel([0, undefined, 1], 1, async (item) => {
    done.push(item);
  });
  expect(done).toEqual([0, undefined, 1]);
});

test("nothing is done of nothing, and the first error is the caller's", async () => {
  await inParallel([], 5, () => Promise.reject(new Error("called")));
  await expect(inParallel([1], 5, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
});
