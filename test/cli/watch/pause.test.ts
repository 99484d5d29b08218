import { Pause } from "../../../src/cli/watch/pause";

/** Never waited for, and short enough for a run that fails to end. */
const LONG_MS = 20_000;

test("a wait is over when its time is", async () => {
  await expect(new Pause().wait(1)).resolves.toBeUndefined();
});

test("a wait is over when somebody says so, and a later one is not shortened by that", async () => {
  const pause = new Pause();
  const first = pause.wait(LONG_MS);
  pause.end();
  await expect(first).resolves.toBeUndefined();
  pause.end();
  let isOver = false;
  const second = pause.wait(LONG_MS).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  pause.end();
  await second;
});
