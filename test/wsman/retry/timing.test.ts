import { SYSTEM_TIMING } from "../../../src/wsman/retry/timing";

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;

describe("a pause", () => {
  test("ends by itself", async () => {
    const before = SYSTEM_TIMING.now();
    await SYSTEM_TIMING.sleep(5, [new AbortController().signal]);
    expect(SYSTEM_TIMING.now()).toBeGreaterThan(before);
  });

  test("ends at once when it is canceled, and leaves no timer", async () => {
    const abort = new AbortController();
    const before = timers();
    const pause = SYSTEM_TIMING.sleep(1_000_000, [new AbortController().signal, abort.signal]);
    expect(timers()).toBe(before + 1);
    abort.abort();
    await expect(pause).rejects.toMatchObject({ code: "canceled" });
    expect(timers()).toBe(before);
  });

  test("does not begin when it is canceled already", async () => {
    const before = timers();
    await expect(SYSTEM_TIMING.sleep(1_000_000, [AbortSignal.abort()])).rejects.toMatchObject({ code: "canceled" });
    expect(timers()).toBe(before);
  });
});
