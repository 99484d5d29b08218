import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HostReport, makeReport, parseReport, type Report } from "../../../src/reports";
import { runCommand } from "../support/run-command";

const directory = mkdtempSync(join(tmpdir(), "merge-"));
afterAll(() => rmSync(directory, { recursive: true }));

const at = (name: string) => join(directory, name);
const row = (host: string, state: HostReport["state"] = "ok"): HostReport => ({
  host,
  state,
  settings: [],
  findings: [],
});

function stored(
  name: string,
  hosts: readonly HostReport[],
  kind: Report["kind"] = "drift",
  now = "2026-01-01T01:00:00Z",
) {
  writeFileSync(at(name), JSON.stringify(makeReport(kind, hosts, { now: new Date(now), durationSeconds: 60 })));
  return at(name);
}

const merge = (...args: string[]) => runCommand(["report", "merge", ...args]);
const mergedOf = ({ stdout }: { stdout: string }) => parseReport(stdout, "merged");

describe("rds-licensing report merge", () => {
  test("makes one report of many, from the earliest start to the latest end", async () => {
    const files = [
      stored("a.json", [row("a")]),
      stored("b.json", [row("b", "drifted")], "drift", "2026-01-01T02:00:00Z"),
    ];
    const result = await merge(...files, "--format", "json", "--report", `html=${at("farm.html")}`);
    const { time, durationSeconds, summary } = mergedOf(result);
    expect(result).toMatchObject({ code: 2, stderr: "" });
    expect({ time, durationSeconds }).toEqual({ time: "2026-01-01T02:00:00.000Z", durationSeconds: 3660 });
    expect(summary).toMatchObject({ hosts: 2, ok: 1, drifted: 1 });
    expect(readFileSync(at("farm.html"), "utf8")).toContain("<html");
  });

  test.each([
    ["ok", 0],
    ["unreachable", 3],
    ["not_known", 4],
    ["not_looked_at", 4],
    ["failed", 1],
  ] as const)("exits as drift does where a host is %s", async (state, code) => {
    expect((await merge(stored("ok.json", [row("a")]), stored("x.json", [row("b", state)]))).code).toBe(code);
  });

  test("fails by default where a check found something", async () => {
    expect((await merge(stored("check.json", [row("a", "unhealthy")], "check"))).code).toBe(2);
  });

  test("keeps every row of a host that two reports have, in either order, and says so", async () => {
    const bad = stored("bad.json", [row("RDSH1", "drifted")]);
    const good = stored("good.json", [row("rdsh1")], "drift", "2026-02-01T00:00:00Z");
    for (const files of [
      [bad, good],
      [good, bad],
    ]) {
      const result = await merge(...files, "--format", "json");
      expect(mergedOf(result).hosts.map(({ state }) => state)).toEqual(["drifted", "ok"]);
      expect(result.stderr).toBe("rds-licensing: More than one report has rdsh1: all of their rows are kept.\n");
      expect(result.code).toBe(2);
    }
  });

  test.each([
    ["missing", undefined],
    ["truncated", '{"version":2,"kind":"drift","hosts":['],
    ["empty", ""],
    ["no report", "[]"],
    ["newer", '{"version":3}'],
  ])("tells of a file that is %s in the report of the others, and fails", async (name, text) => {
    const file = at(`${name}.json`);
    if (text !== undefined) writeFileSync(file, text);
    const result = await merge(stored("fine.json", [row("a")]), file, "--format", "json");
    expect(mergedOf(result)).toMatchObject({ healthy: false, errors: [{ origin: file }], summary: { ok: 1 } });
    expect(result.stderr).toContain(file);
    expect(result.code).toBe(1);
    expect(await merge(file)).toMatchObject({ code: 1, stdout: "" });
  });

  test("refuses no report at all, reports of two kinds, and a file that is named twice", async () => {
    const drift = stored("drift.json", [row("a")]);
    symlinkSync(drift, at("link.json"));
    expect(await merge()).toMatchObject({ code: 1, stdout: "" });
    const kinds = await merge(drift, stored("live.json", [row("a")], "check"));
    expect(kinds).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("Merge the reports of each") });
    expect(await merge(drift, at("link.json"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("named twice"),
    });
  });

  test("reads one of them from standard input", async () => {
    const input = readFileSync(stored("piped.json", [row("a", "drifted")]));
    expect((await runCommand(["report", "merge", "-", stored("b.json", [row("b")])], {}, input)).code).toBe(2);
    expect((await runCommand(["report", "merge", "-", at("b.json")])).code).toBe(1);
  });
});
