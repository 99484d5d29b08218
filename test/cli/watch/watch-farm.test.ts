import type { Look } from "../../../src/cli/watch/look";
import { watchFarm } from "../../../src/cli/watch/watch-farm";
import type { HostReport } from "../../../src/reports";
import { at, healthy, unhealthy } from "./support/host-reports";

/** A watch with a clock that only the waits move; what happens is kept in order. */
class WatchedLoop {
  readonly events: string[] = [];
  readonly looks: Look[] = [];
  readonly ending = new AbortController();
  private time = at(10).getTime();
  private running = 0;

  /** @param answers what each look does, the last one again and again; @param afterWait called with their number */
  constructor(
    private readonly answers: readonly (() => Promise<readonly HostReport[]>)[],
    private readonly afterWait: (waits: number) => void = () => {},
  ) {}

  run(): Promise<Look> {
    let looks = 0;
    let waits = 0;
    return watchFarm({
      hosts: ["a"],
      look: async ({ onProgress, onReport }) => {
        this.running += 1;
        this.events.push(`look ${this.running}`);
        onProgress({ done: 0, total: 1, host: "a" });
        try {
          const reports = (await this.answers[Math.min(looks++, this.answers.length - 1)]?.()) ?? [];
          for (const [index, report] of reports.entries()) onReport(report, index);
          return reports;
        } finally {
          this.running -= 1;
        }
      },
      view: {
        looking: ({ done, total }) => this.events.push(`looking ${done}/${total}`),
        found: ({ hosts }) => this.events.push(`found ${hosts.map(({ report }) => report.state)}`),
        looked: (look, next) => {
          this.looks.push(look);
          this.events.push(`looked, next in ${next.getTime() - look.time.getTime()}`);
        },
      },
      intervalMs: 7000,
      wait: async (milliseconds) => {
        this.events.push(`wait ${milliseconds}`);
        this.time += milliseconds;
        this.afterWait(++waits);
      },
      now: () => new Date(this.time),
      ending: this.ending.signal,
    });
  }

  /** A look that takes so long, in milliseconds. */
  slow(milliseconds: number, report: HostReport): () => Promise<readonly HostReport[]> {
    return async () => {
      await new Promise(setImmediate);
      this.time += milliseconds;
      return [report];
    };
  }
}

const finds = (report: HostReport) => async () => [report];

describe("the watch of a farm", () => {
  test("looks, tells, waits and looks again, until it is to end", async () => {
    const loop = new WatchedLoop([finds(healthy("a")), finds(unhealthy("a"))], (waits) => {
      if (waits === 2) loop.ending.abort();
    });
    const last = await loop.run();
    const round = (state: string) => ["look 1", "looking 0/1", `found ${state}`, "looked, next in 7000", "wait 7000"];
    expect(loop.events).toEqual([...round("ok"), ...round("unhealthy")]);
    expect(loop.looks.map(({ hosts }) => hosts[0]?.isChanged)).toEqual([false, true]);
    expect(last).toBe(loop.looks[1]);
    expect(last.hosts[0]?.since).toEqual(at(10, 0, 7));
  });

  test("never looks twice at a time, and rests after a look that took longer than the interval", async () => {
    const answers: (() => Promise<readonly HostReport[]>)[] = [];
    const loop = new WatchedLoop(answers, (waits) => {
      if (waits === 3) loop.ending.abort();
    });
    answers.push(loop.slow(20_000, healthy("a")));
    await loop.run();
    expect(loop.events.filter((event) => /^look |^wait/.test(event))).toEqual(
      Array(3).fill(["look 1", "wait 7000"]).flat(),
    );
    expect(loop.looks.map(({ time }) => time)).toEqual([at(10, 0, 20), at(10, 0, 47), at(10, 1, 14)]);
  });

  test("ends with the look before when it is to end during a look", async () => {
    const loop = new WatchedLoop([
      finds(unhealthy("a")),
      async () => {
        loop.ending.abort();
        throw new Error("canceled");
      },
    ]);
    expect([await loop.run()]).toEqual(loop.looks);
  });

  test("ends with what a look that is cut short has found, because it has been shown", async () => {
    const looks: Look[] = [];
    const ending = new AbortController();
    const last = await watchFarm({
      hosts: ["a", "b"],
      look: async ({ onReport }) => {
        onReport(unhealthy("a"), 0);
        if (looks.length === 0) return [unhealthy("a"), unhealthy("b")];
        onReport(healthy("a"), 0);
        ending.abort();
        throw new Error("canceled");
      },
      view: { looking: () => {}, found: () => {}, looked: (look) => void looks.push(look) },
      intervalMs: 1,
      wait: async () => {},
      now: () => at(11),
      ending: ending.signal,
    });
    expect(last.hosts.map(({ report }) => report.state)).toEqual(["ok", "unhealthy"]);
  });

  test("does not wait when it is to end after the last host has answered", async () => {
    const loop = new WatchedLoop([
      async () => {
        loop.ending.abort();
        return [healthy("a")];
      },
    ]);
    await loop.run();
    expect(loop.events).toEqual(["look 1", "looking 0/1", "found ok", "looked, next in 7000"]);
  });

  test("has nothing to end with when it is to end before the first look is over", async () => {
    const loop = new WatchedLoop([
      async () => {
        loop.ending.abort();
        throw new Error("canceled");
      },
    ]);
    await expect(loop.run()).rejects.toThrow("canceled");
  });

  test("ends with what a look fails with", async () => {
    const loop = new WatchedLoop([finds(healthy("a")), () => Promise.reject(new Error("rejected"))]);
    await expect(loop.run()).rejects.toThrow("rejected");
    expect(loop.events.filter((event) => event.startsWith("look "))).toHaveLength(2);
  });
});
