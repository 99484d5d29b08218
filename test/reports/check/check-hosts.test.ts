import { once } from "node:events";
import { EXIT_CODES, exitCodeOf } from "../../../src/cli/exit-codes";
import { FORMAT_NAMES, FORMATS, type HostReport, makeReport } from "../../../src/reports";
import { checkHosts } from "../../../src/reports/check/check-hosts";
import { HostError, type HostErrorCode, type ObservedHost } from "../../../src/windows";
import { MemoryRegistry } from "../../windows/memory-registry";

const refused = (host: string, code: HostErrorCode) => new HostError({ code, summary: "No", detail: "Not.", host });

/**
 * Hosts that fail so, or whose registry answers and nothing else, where nothing is said; who was asked is kept, and how many
 * at once.
 */
function hostsThat(failures: Record<string, HostErrorCode | undefined>) {
  const asked: string[] = [];
  const load = { now: 0, most: 0 };
  const hosts = Object.entries(failures).map(([host, code]): ObservedHost => {
    const registry = new MemoryRegistry();
    registry.before = () => {
      if (!asked.includes(host)) asked.push(host);
      if (code !== undefined) throw refused(host, code);
    };
    const read = registry.readValue.bind(registry);
    registry.readValue = async (...args) => {
      load.most = Math.max(load.most, ++load.now);
      await new Promise(setImmediate);
      return read(...args).finally(() => load.now--);
    };
    return { host, channel: { registry: () => registry } };
  });
  return { hosts, asked, load };
}

const signal = new AbortController().signal;

test("a host that can not be judged does not stop the others, and each is reported in its place", async () => {
  const { hosts } = hostsThat({ a: "timeout", b: undefined, c: "tls_expired", d: "connection_refused", e: undefined });
  const { hosts: reports } = await checkHosts(hosts, { signal, concurrency: 4 });
  expect(reports.map(({ host, state }) => [host, state])).toEqual([
    ["a", "unreachable"],
    ["b", "not_known"],
    ["c", "failed"],
    ["d", "unreachable"],
    ["e", "not_known"],
  ]);
  expect(reports[0]?.error).toEqual({ code: "timeout", summary: "No", detail: "Not." });
});

test("as many hosts are asked at once as wanted", async () => {
  const { hosts, load } = hostsThat({ a: undefined, b: undefined, c: undefined, d: undefined, e: undefined });
  await checkHosts(hosts, { signal, concurrency: 3 });
  expect(load.most).toBe(3);
});

test("each host is reported as soon as it is done, however long another takes", async () => {
  const { hosts } = hostsThat({ b: undefined, c: "unauthorized" });
  const silence = new AbortController();
  const silent = new MemoryRegistry();
  silent.readValue = (async () => {
    await once(silence.signal, "abort");
    throw refused("a", "timeout");
  }) as typeof silent.readValue;
  const all = [{ host: "a", channel: { registry: () => silent } }, ...hosts];
  const reported: string[] = [];
  const onReport = ({ host, state }: HostReport, index: number) => {
    reported.push(`${index} ${host} ${state}`);
    if (reported.length === 2) silence.abort();
  };
  const { hosts: reports } = await checkHosts(all, { signal, concurrency: 4, onReport });
  expect(reported.slice(0, 2).sort()).toEqual(["1 b not_known", "2 c failed"]);
  expect(reported.slice(2)).toEqual(["0 a unreachable"]);
  expect(reports.map(({ state }) => state)).toEqual(["unreachable", "not_known", "failed"]);
});

test("progress names the host that was begun, and counts to the end", async () => {
  const { hosts } = hostsThat({ a: undefined, b: "timeout" });
  const seen: string[] = [];
  const onProgress = ({ done, total, host = "-" }: { done: number; total: number; host?: string }) =>
    void seen.push(`${done}/${total} ${host}`);
  await checkHosts(hosts, { signal, concurrency: 1, onProgress });
  expect(seen).toEqual(["0/2 a", "1/2 -", "1/2 b", "2/2 -"]);
});

test("an interruption is the caller's, not a host's", async () => {
  const { hosts } = hostsThat({ a: "canceled", b: undefined });
  await expect(checkHosts(hosts, { signal, concurrency: 1 })).rejects.toMatchObject({ code: "canceled" });
});

/** A host that answers so many questions, and leaves the next one open until it is given up. */
function hostThatStops(host: string, answers: number): ObservedHost {
  const registry = (limit: AbortSignal) =>
    new Proxy(new MemoryRegistry(), {
      get:
        (memory, name: "readValue") =>
        async (...question: Parameters<MemoryRegistry["readValue"]>) => {
          if (answers-- > 0) return memory[name](...question);
          await once(limit, "abort");
          throw refused(host, "canceled");
        },
    });
  return { host, channel: { registry } };
}

test("a host that never comes to an end is given up after its time, and keeps nobody", async () => {
  const { hosts } = hostsThat({ b: undefined });
  const all = [hostThatStops("a", 0), ...hosts];
  const { hosts: reports } = await checkHosts(all, { signal, concurrency: 1, hostLimitMs: 50 });
  expect(reports.map(({ state }) => state)).toEqual(["unreachable", "not_known"]);
  expect(reports[0]?.error).toMatchObject({ code: "timeout", detail: expect.stringContaining("0.05 s") });
});

test("one that has answered before is not known, which no pipeline lets pass as a host that is off", async () => {
  const { hosts } = await checkHosts([hostThatStops("a", 1)], { signal, concurrency: 1, hostLimitMs: 200 });
  expect(hosts).toMatchObject([{ state: "not_known", error: { code: "timeout", summary: "The host took too long" } }]);
  expect(exitCodeOf(makeReport("check", hosts), () => false)).toBe(EXIT_CODES.notKnown);
  // Metrics have no texts.
  for (const name of FORMAT_NAMES.filter((one) => one !== "openmetrics")) {
    expect(FORMATS[name]().render(makeReport("check", hosts))).toContain("The host took too long");
  }
});
