import { Pause } from "../../../src/cli/watch/pause";

const HOUR_MS = 3_600_000;

test("a wait is over when its time is", async () => {
  await expect(new Pause().wait(1)).resolves.toBeUndefined();
});

test("a wait is over when somebody says so, and a later one is not shortened by that", async () => {
  const pause = new Pause();
  const first = pause.wait(HOUR_MS);
  pause.end();
  await expect(first).resolves.toBeUndefined();
  pause.end();
  let isOver = false;
  const second = pause.wait(HOUR_MS).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  pause.end();
  await second;
});
