import { onEndingSignal } from "../../src/cli/run-to-end";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const listeners = () => SIGNALS.map((name) => process.listenerCount(name));

test.each(SIGNALS)("%s is told once, so that the next one ends the process", (name) => {
  const before = process.listenerCount(name);
  let told = 0;
  const giveBack = onEndingSignal(() => {
    told += 1;
  });
  process.emit(name);
  expect([told, process.listenerCount(name)]).toEqual([1, before]);
  giveBack();
});

test("signals that are given back end the process as before", () => {
  const before = listeners();
  const giveBack = onEndingSignal(() => {});
  expect(listeners()).toEqual(before.map((count) => count + 1));
  giveBack();
  expect(listeners()).toEqual(before);
});
