import type { Poll } from "../../../src/cli/watch/poll";
import { watchFarm } from "../../../src/cli/watch/watch-farm";
import type { HostReport } from "../../../src/reports";
import { at, healthy, unhealthy } from "./support/host-reports";

/** A watch with a clock that only the waits move; what happens is kept in order. */
class WatchedLoop {
  readonly events: string[] = [];
  readonly polls: Poll[] = [];
  readonly ending = new AbortController();
  private time = at(10).getTime();
  private running = 0;

  /** @param answers what each poll does, the last one again and again; @param afterWait called with their number */
  constructor(
    private readonly answers: readonly (() => Promise<readonly HostReport[]>)[],
    private readonly afterWait: (waits: number) => void = () => {},
  ) {}

  run(): Promise<Poll> {
    let polls = 0;
    let waits = 0;
    return watchFarm({
      hosts: ["a"],
      poll: async ({ onProgress, onReport }) => {
        this.running += 1;
        this.events.push(`poll ${this.running}`);
        onProgress({ done: 0, total: 1, host: "a" });
        try {
          const reports = (await this.answers[Math.min(polls++, this.answers.length - 1)]?.()) ?? [];
          for (const [index, report] of reports.entries()) onReport(report, index);
          return { hosts: reports, licenseServers: [] };
        } finally {
          this.running -= 1;
        }
      },
      display: {
        progressed: ({ done, total }) => this.events.push(`progress ${done}/${total}`),
        updated: ({ hosts }) => this.events.push(`updated ${hosts.map(({ report }) => report.state)}`),
        ended: (poll, next) => {
          this.polls.push(poll);
          this.events.push(`ended, next in ${next.getTime() - poll.time.getTime()}`);
        },
      },
      intervalMs: 7000,
      wait: async (milliseconds) => {
        this.events.push(`wait ${milliseconds}`);
        this.time += milliseconds;
        this.afterWait(++waits);
      },
      now: () => new Date(this.time),
      signal: this.ending.signal,
    });
  }

  /** A poll that takes so long, in milliseconds. */
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
  test("polls, waits and polls again, until it is to end", async () => {
    const loop = new WatchedLoop([finds(healthy("a")), finds(unhealthy("a"))], (waits) => {
      if (waits === 2) loop.ending.abort();
    });
    const last = await loop.run();
    const round = (state: string) => ["poll 1", "progress 0/1", `updated ${state}`, "ended, next in 7000", "wait 7000"];
    expect(loop.events).toEqual([...round("ok"), ...round("unhealthy")]);
    expect(loop.polls.map(({ hosts }) => hosts[0]?.isChanged)).toEqual([false, true]);
    expect(last).toBe(loop.polls[1]);
    expect(last.hosts[0]?.since).toEqual(at(10, 0, 7));
  });

  test("shows what a poll found at the license servers", async () => {
    const ended: Poll[] = [];
    const ending = new AbortController();
    const licenseServers = [{ server: "lic1", cals: [] }];
    await watchFarm({
      hosts: ["a"],
      poll: async () => ({ hosts: [healthy("a")], licenseServers }),
      display: { progressed: () => {}, updated: () => {}, ended: (poll) => void ended.push(poll) },
      intervalMs: 1,
      wait: async () => ending.abort(),
      now: () => at(10),
      signal: ending.signal,
    });
    expect(ended.map((poll) => poll.licenseServers)).toEqual([licenseServers]);
  });

  test("never polls twice at a time, and rests after a poll that took longer than the interval", async () => {
    const answers: (() => Promise<readonly HostReport[]>)[] = [];
    const loop = new WatchedLoop(answers, (waits) => {
      if (waits === 3) loop.ending.abort();
    });
    answers.push(loop.slow(20_000, healthy("a")));
    await loop.run();
    expect(loop.events.filter((event) => /^poll |^wait/.test(event))).toEqual(
      Array(3).fill(["poll 1", "wait 7000"]).flat(),
    );
    expect(loop.polls.map(({ time }) => time)).toEqual([at(10, 0, 20), at(10, 0, 47), at(10, 1, 14)]);
  });

  test("ends with the poll before when it is to end during a poll", async () => {
    const loop = new WatchedLoop([
      finds(unhealthy("a")),
      async () => {
        loop.ending.abort();
        throw new Error("canceled");
      },
    ]);
    expect([await loop.run()]).toEqual(loop.polls);
  });

  test("ends with what a poll that is cut short has found, because it has been shown", async () => {
    const polls: Poll[] = [];
    const ending = new AbortController();
    const last = await watchFarm({
      hosts: ["a", "b"],
      poll: async ({ onReport }) => {
        onReport(unhealthy("a"), 0);
        if (polls.length === 0) return { hosts: [unhealthy("a"), unhealthy("b")], licenseServers: [] };
        onReport(healthy("a"), 0);
        ending.abort();
        throw new Error("canceled");
      },
      display: { progressed: () => {}, updated: () => {}, ended: (poll) => void polls.push(poll) },
      intervalMs: 1,
      wait: async () => {},
      now: () => at(11),
      signal: ending.signal,
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
    expect(loop.events).toEqual(["poll 1", "progress 0/1", "updated ok", "ended, next in 7000"]);
  });

  test("has nothing to end with when it is to end before the first poll is over", async () => {
    const loop = new WatchedLoop([
      async () => {
        loop.ending.abort();
        throw new Error("canceled");
      },
    ]);
    await expect(loop.run()).rejects.toThrow("canceled");
  });

  test("ends with what a poll fails with", async () => {
    const loop = new WatchedLoop([finds(healthy("a")), () => Promise.reject(new Error("rejected"))]);
    await expect(loop.run()).rejects.toThrow("rejected");
    expect(loop.events.filter((event) => event.startsWith("poll "))).toHaveLength(2);
  });
});
