import { once } from "node:events";
import { checkHosts } from "../../../src/drift/check/check-hosts";
import { HostError, type HostErrorCode, type ObservedHost } from "../../../src/windows";
import { MemoryRegistry } from "../../windows/memory-registry";

const refused = (host: string, code: HostErrorCode) => new HostError({ code, summary: "No", detail: "Not.", host });

/** Hosts that fail so, or whose registry answers and nothing else, where nothing is said; who was asked is kept, and how many at once. */
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

test("rejected credentials are tried on no other host, whatever could not be reached before", async () => {
  const { hosts, asked } = hostsThat({ a: "timeout", b: "unauthorized", c: undefined, d: undefined });
  const { hosts: reports } = await checkHosts(hosts, { signal, concurrency: 4 });
  expect(asked).toEqual(["a", "b"]);
  expect(reports.map(({ state }) => state)).toEqual(["unreachable", "failed", "failed", "failed"]);
  expect(reports.slice(2).map(({ error }) => error?.detail)).toEqual(
    Array(2).fill(expect.stringMatching(/^b did not accept/)),
  );
});

test("hosts are asked one by one until one accepts the credentials, then as many at once as wanted", async () => {
  const failing = hostsThat({ a: "unauthorized", b: "unauthorized", c: "unauthorized" });
  await checkHosts(failing.hosts, { signal, concurrency: 3 });
  expect([failing.asked, failing.load.most]).toEqual([["a"], 1]);
  const { hosts, load } = hostsThat({ a: undefined, b: undefined, c: undefined, d: undefined, e: undefined });
  await checkHosts(hosts, { signal, concurrency: 3 });
  expect(load.most).toBe(3);
});

test("a host that answers nothing holds the others up for a turn, not until it is given up", async () => {
  const { hosts, asked } = hostsThat({ b: undefined, c: undefined });
  const silence = new AbortController();
  const silent = new MemoryRegistry();
  silent.readValue = (async () => {
    await once(silence.signal, "abort");
    throw refused("a", "timeout");
  }) as typeof silent.readValue;
  const all = [{ host: "a", channel: { registry: () => silent } }, ...hosts];
  const onProgress = ({ done }: { done: number }) => {
    if (done === 2) silence.abort();
  };
  const { hosts: reports } = await checkHosts(all, { signal, concurrency: 4, longestTurnMs: 10, onProgress });
  expect(asked).toEqual(["b", "c"]);
  expect(reports.map(({ state }) => state)).toEqual(["unreachable", "not_known", "not_known"]);
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
