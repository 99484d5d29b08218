import type { ReadingBeforeChange } from "../../../src/windows";
import { RECENT_MS, RecentReadings } from "../../../src/windows/settings/recent-readings";

const reading = (name: string) => ({ name }) as unknown as ReadingBeforeChange;
const LOCAL = reading("local");
const POLICY = reading("policy");

/** Readings of which both scopes were just read. */
async function readings(): Promise<RecentReadings> {
  const recent = new RecentReadings();
  await recent.keep("local", async () => LOCAL);
  await recent.keep("policy", async () => POLICY);
  return recent;
}

describe("what was read of a host", () => {
  test("serves one change, in its own scope", async () => {
    const recent = await readings();
    expect(recent.take("local")).toBe(LOCAL);
    expect(recent.take("local")).toBeUndefined();
    expect(recent.take("policy")).toBe(POLICY);
  });

  test("serves none once the host was changed, in whatever scope, or while it is", async () => {
    const recent = await readings();
    await recent.changing(async () => {
      expect(recent.take("local")).toBeUndefined();
      await recent.keep("local", async () => LOCAL);
      expect(recent.take("local")).toBeUndefined();
    });
    expect(recent.take("policy")).toBeUndefined();
  });

  test("serves none where it began before a change ended", async () => {
    const recent = new RecentReadings();
    let answer: (found: ReadingBeforeChange) => void = () => undefined;
    const slow = () => new Promise<ReadingBeforeChange>((resolve) => (answer = resolve));
    let kept: Promise<unknown> = Promise.resolve();
    await recent.changing(async () => {
      kept = recent.keep("local", slow);
    });
    answer(LOCAL);
    await kept;
    expect(recent.take("local")).toBeUndefined();
    const failed = recent.changing(() => Promise.reject(new Error("half-way")));
    await recent.keep("policy", async () => POLICY);
    await expect(failed).rejects.toThrow("half-way");
    expect(recent.take("policy")).toBeUndefined();
  });

  test("is kept only where it was read whole", async () => {
    const recent = new RecentReadings();
    await expect(recent.keep("local", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(recent.take("local")).toBeUndefined();
  });
});

describe("what was read of a host some time ago", () => {
  const time = jest.spyOn(Date, "now");
  const uptime = jest.spyOn(performance, "now");
  beforeEach(() => {
    time.mockReturnValue(1_000_000);
    uptime.mockReturnValue(1_000);
  });
  afterAll(() => {
    time.mockRestore();
    uptime.mockRestore();
  });

  test.each([
    ["counts as long as that is short", RECENT_MS, RECENT_MS, LOCAL],
    ["is asked again then", RECENT_MS + 1, RECENT_MS + 1, undefined],
    ["is asked again where the computer slept in between", RECENT_MS + 1, 0, undefined],
    ["is asked again where the clock was set back in between", -60_000, RECENT_MS + 1, undefined],
  ])("%s", async (_what, byTime, byUptime, expected) => {
    const recent = new RecentReadings();
    // The host began to answer at the first moment, however long the rest took.
    await recent.keep("local", async () => {
      time.mockReturnValue(1_000_000 + byTime);
      uptime.mockReturnValue(1_000 + byUptime);
      return LOCAL;
    });
    expect(recent.take("local")).toBe(expected);
  });
});
