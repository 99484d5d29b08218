import type { Health } from "../../../src/provider/health-gate/health-of";
import { MOST_AT_ONCE, type WaitOptions, waitForHealth } from "../../../src/provider/health-gate/wait-for-health";
import { ManualTiming } from "../../support/manual-timing";

const HEALTHY: Health = { reasons: [], isLasting: false, isRejected: false };
const UNHEALTHY: Health = { ...HEALTHY, reasons: [{ code: "service_stopped", text: "It is stopped." }] };
const LASTING: Health = { ...UNHEALTHY, isLasting: true };
const REJECTED: Health = { ...LASTING, isRejected: true };

const HOUR = 3_600_000;
const log = { info: () => undefined };

/** Waits for hosts that answer as they are told, the last answer from then on; a string of initials of what they say. */
function waiting(answers: Readonly<Record<string, readonly Health[]>>, options: Partial<WaitOptions> = {}) {
  const asked: string[] = [];
  const timing = new ManualTiming();
  const ask = async (host: string) => {
    const before = asked.filter((one) => one === host).length;
    asked.push(host);
    const given = answers[host] ?? [];
    return (given[before] ?? given.at(-1)) as Health;
  };
  const { signal } = new AbortController();
  const hosts = Object.keys(answers);
  const waited = waitForHealth({ hosts, timeoutMs: HOUR, signal, ask, log, timing, ...options });
  return { waited, asked, timing };
}

describe("The wait for health", () => {
  test("asks each host again only while it is not healthy", async () => {
    const { waited, asked } = waiting({ a: [HEALTHY], b: [UNHEALTHY, UNHEALTHY, HEALTHY], c: [UNHEALTHY, HEALTHY] });
    expect([...(await waited).values()]).toEqual([HEALTHY, HEALTHY, HEALTHY]);
    expect(asked.toSorted()).toEqual(["a", "b", "b", "b", "c", "c"]);
  });

  test("takes a host that is healthy by turns for healthy once it is", async () => {
    const { waited, asked } = waiting({ flapping: [UNHEALTHY, HEALTHY, UNHEALTHY] });
    expect((await waited).get("flapping")).toBe(HEALTHY);
    expect(asked).toHaveLength(2);
  });

  test("pauses twice as long each time, up to a ceiling, and asks a last time while there is time for an answer", async () => {
    const { waited, timing } = waiting({ a: [UNHEALTHY] }, { timeoutMs: 120_000 });
    expect((await waited).get("a")).toBe(UNHEALTHY);
    expect(timing.pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000, 15_000, 15_000, 5_000]);
    expect(timing.now()).toBe(110_000);
  });

  test("does not wait in vain: others are asked once, so that all that is wrong is known", async () => {
    const { waited, asked, timing } = waiting({ a: [LASTING], b: [UNHEALTHY], c: [HEALTHY] });
    expect([...(await waited)]).toEqual([
      ["a", LASTING],
      ["b", UNHEALTHY],
      ["c", HEALTHY],
    ]);
    expect(asked).toHaveLength(3);
    expect(timing.pauses).toEqual([]);
  });

  test("asks nobody anymore after a rejected credential", async () => {
    const hosts = Array.from({ length: MOST_AT_ONCE * 3 }, (_, index) => `rdsh${index}`);
    const { waited, asked } = waiting(Object.fromEntries(hosts.map((host) => [host, [REJECTED]])));
    const health = [...(await waited).values()];
    expect(asked.length).toBeLessThanOrEqual(MOST_AT_ONCE);
    expect(health.filter((one) => one === REJECTED)).toHaveLength(1);
    expect(health.filter((one) => one === undefined)).toHaveLength(hosts.length - 1);
  });

  test("asks a thousand hosts, fifty at a time", async () => {
    const hosts = Array.from({ length: 1000 }, (_, index) => `rdsh${index}`);
    let [now, most] = [0, 0];
    const ask = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return HEALTHY;
    };
    const { waited } = waiting({}, { hosts, ask });
    expect([...(await waited).values()].every((health) => health === HEALTHY)).toBe(true);
    expect(most).toBe(MOST_AT_ONCE);
  });

  test.each([
    ["a question", HOUR],
    ["the time", 20],
  ])("ends at once, with %s cut off saying nothing of its host", async (what, timeoutMs) => {
    const interrupted = new AbortController();
    const ask = (_: string, signal: AbortSignal) =>
      new Promise<Health>((resolve) => signal.addEventListener("abort", () => resolve(UNHEALTHY)));
    const { waited } = waiting({}, { hosts: ["a", "b"], ask, timeoutMs, signal: interrupted.signal });
    if (what === "a question") interrupted.abort();
    expect([...(await waited).values()]).toEqual([undefined, undefined]);
  });

  test("ends at once in a pause, whose timer does not keep the process alive", async () => {
    const interrupted = new AbortController();
    const ask = async () => {
      setImmediate(() => interrupted.abort());
      return UNHEALTHY;
    };
    const { waited } = waiting({}, { hosts: ["a"], ask, signal: interrupted.signal, timing: undefined });
    expect((await waited).get("a")).toBe(UNHEALTHY);
  });

  test("throws what makes it impossible to ask, and ends what else is asked", async () => {
    let ended = 0;
    const ask = (host: string, signal: AbortSignal) =>
      host === "a"
        ? Promise.reject(new Error("No package."))
        : new Promise<Health>((resolve) =>
            signal.addEventListener("abort", () => {
              ended += 1;
              resolve(UNHEALTHY);
            }),
          );
    const { waited } = waiting({}, { hosts: ["b", "c", "a"], ask });
    await expect(waited).rejects.toThrow("No package.");
    expect(ended).toBe(2);
  });
});
