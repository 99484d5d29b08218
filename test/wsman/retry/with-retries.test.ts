import { ERROR_CODES, WsmanError, type WsmanErrorCode, type WsmanErrorParts } from "../../../src/wsman";
import { TimeBudget } from "../../../src/wsman/retry/timing";
import { type RetryOptions, withRetries } from "../../../src/wsman/retry/with-retries";
import { ManualTiming } from "../../support/manual-timing";

/** Fails `failures` times with that error and counts the tries. */
function failing(failures: number, code: WsmanErrorCode, parts: WsmanErrorParts = {}) {
  const limits: number[] = [];
  const attempt = async (limitMs: number) => {
    limits.push(limitMs);
    if (limits.length <= failures) throw new WsmanError(code, "Scripted.", parts);
    return "done";
  };
  return { limits, attempt };
}

function options(timing: ManualTiming, changes: Partial<RetryOptions> = {}): RetryOptions {
  return { maxRetries: 3, repeatable: true, time: new TimeBudget(30_000), signals: [], timing, ...changes };
}

const fault = (errorCode: number) => ({ fault: { code: "Sender", reason: "", errorCode } });

describe("retries", () => {
  test("wait twice as long each time, the later half by chance", async () => {
    for (const [chance, pauses] of [
      [0, [125, 250, 500]],
      [0.5, [187.5, 375, 750]],
    ] as const) {
      const timing = new ManualTiming(chance);
      expect(await withRetries(options(timing), failing(3, "connection_reset").attempt)).toBe("done");
      expect(timing.pauses).toEqual(pauses);
    }
  });

  test("never wait longer than five seconds", async () => {
    const timing = new ManualTiming(0.999);
    await withRetries(options(timing, { maxRetries: 10 }), failing(8, "connection_reset").attempt);
    expect(Math.max(...timing.pauses)).toBeLessThanOrEqual(5_000);
    expect(timing.pauses.at(-1)).toBeGreaterThan(4_900);
  });

  test("end with the last error when there are no more", async () => {
    const { attempt, limits } = failing(9, "connection_reset");
    await expect(withRetries(options(new ManualTiming()), attempt)).rejects.toMatchObject({ code: "connection_reset" });
    expect(limits).toHaveLength(4);
  });

  test("stay within the time in all, and each gets what is left", async () => {
    const timing = new ManualTiming();
    const limits: number[] = [];
    const attempt = async (limitMs: number) => {
      limits.push(limitMs);
      timing.advance(200);
      throw new WsmanError("connection_reset", "Scripted.");
    };
    const time = new TimeBudget(1_000);
    await expect(withRetries(options(timing, { maxRetries: 9, time }), attempt)).rejects.toThrow(WsmanError);
    expect(limits).toEqual([1_000, 675, 225]);
    expect(timing.now()).toBeLessThanOrEqual(1_000);
  });

  test("are not made where a host ran out of time and would again: its own word for it stands", async () => {
    const timing = new ManualTiming();
    const attempt = async (limitMs: number) => {
      timing.advance(limitMs * 0.9);
      throw new WsmanError("timeout", "Scripted.", fault(2150858793));
    };
    await expect(withRetries(options(timing), attempt)).rejects.toMatchObject({ fault: { errorCode: 2150858793 } });
    expect(timing.pauses).toEqual([]);
  });

  test("are not kept from by what a try did not use of its time", async () => {
    const timing = new ManualTiming();
    const limits: number[] = [];
    const attempt = async (limitMs: number, exempt: (ms: number) => void) => {
      limits.push(limitMs);
      timing.advance(5_000);
      exempt(5_000);
      throw new WsmanError("connection_reset", "Scripted.");
    };
    await expect(withRetries(options(timing, { time: new TimeBudget(1_000) }), attempt)).rejects.toThrow(WsmanError);
    expect(limits).toEqual([1_000, 875, 625, 125]);
  });

  test("are not made for an error that is none of this layer", async () => {
    let tries = 0;
    const attempt = async () => {
      tries += 1;
      throw new TypeError("defect");
    };
    await expect(withRetries(options(new ManualTiming()), attempt)).rejects.toThrow(TypeError);
    expect(tries).toBe(1);
  });

  test("are not made after a pause that was canceled", async () => {
    const { attempt, limits } = failing(9, "connection_reset");
    const signals = [AbortSignal.abort()];
    await expect(withRetries(options(new ManualTiming(), { signals }), attempt)).rejects.toMatchObject({
      code: "canceled",
    });
    expect(limits).toHaveLength(1);
  });
});

describe("what is tried again", () => {
  const again = async (repeatable: boolean, code: WsmanErrorCode, parts?: WsmanErrorParts) => {
    const { attempt, limits } = failing(1, code, parts);
    await withRetries(options(new ManualTiming(), { repeatable }), attempt).catch(() => undefined);
    return limits.length > 1;
  };

  test.each<[string, WsmanErrorCode, WsmanErrorParts]>([
    ["a lost connection", "connection_reset", {}],
    ["a host that reports a time-out", "timeout", fault(2150858793)],
  ])("after %s only what is repeatable", async (_, code, parts) => {
    expect(await again(true, code, parts)).toBe(true);
    expect(await again(false, code, parts)).toBe(false);
  });

  test.each<[string, WsmanErrorCode, WsmanErrorParts]>([
    ["the quota of shells", "quota_exceeded", fault(2150859173)],
    ["the quota of operations", "quota_exceeded", fault(2150859174)],
    ["the quota of operations of a plugin", "quota_exceeded", fault(2150859240)],
    ["a connection that never came about", "connection_refused", { unsent: true }],
    ["a host out of reach", "unreachable", { unsent: true }],
    ["a connection cut while it was made", "connection_reset", { unsent: true }],
  ])("after %s everything is, because nothing was done", async (_, code, parts) => {
    expect(await again(true, code, parts)).toBe(true);
    expect(await again(false, code, parts)).toBe(true);
  });

  test("after anything else nothing is", async () => {
    const transient = ["connection_reset", "connection_refused", "unreachable", "quota_exceeded"];
    for (const code of Object.keys(ERROR_CODES) as WsmanErrorCode[]) {
      if (!transient.includes(code)) expect([code, await again(true, code, { unsent: true })]).toEqual([code, false]);
    }
    expect(await again(true, "access_denied", fault(5))).toBe(false);
    expect(await again(true, "fault", fault(2150858752))).toBe(false);
  });
});
