import { type HostReport, type LicenseServerReport, makeReport, mergeReports, type Report } from "../../../src/reports";

const EARLY = "2026-01-01T01:00:00.000Z";
const LATE = "2026-01-01T02:00:00.000Z";

const row = (host: string, more: Partial<HostReport> = {}): HostReport => ({
  host,
  state: "ok",
  settings: [],
  findings: [],
  ...more,
});

function report(time: string, hosts: readonly HostReport[], more: Partial<Report> = {}): Report {
  return { ...makeReport("check", hosts, { now: new Date(time), durationSeconds: 60 }), ...more };
}

const server = (cals: LicenseServerReport["cals"], reason?: string): LicenseServerReport => ({
  server: cals === null ? "LIC1" : "lic1",
  cals,
  ...(reason && { reason }),
});

test("every row stays, also of a host that two reports name alike", () => {
  const merged = mergeReports([
    report(EARLY, [row("rdsh1", { state: "unhealthy" })]),
    report(LATE, [row("rdsh1"), row("rdsh1", { deposed: "abc" })]),
  ]);
  expect(merged.hosts.map(({ state, deposed }) => [state, deposed])).toEqual([
    ["unhealthy", undefined],
    ["ok", undefined],
    ["ok", "abc"],
  ]);
  expect(merged.healthy).toBe(false);
});

test("what was new in its own report is new in the merged one, and what was old stays as old", () => {
  const finding = { code: "no_cals", severity: "error", summary: "", detail: "", remedy: "" } as const;
  const merged = mergeReports([
    report(EARLY, [
      row("a", { state: "unhealthy", findings: [{ ...finding, since: EARLY }], since: "2025-12-24T00:00:00Z" }),
    ]),
    report(LATE, [row("b")]),
  ]);
  const [host] = merged.hosts;
  expect(host?.findings[0]?.since).toBe(LATE);
  expect(host?.since).toBe("2025-12-24T00:00:00Z");
});

test("counts of changes are added, and those since the earliest report are told", () => {
  const fixed = (host: string) => [{ host, code: "drift_mode", severity: "error", summary: "", since: EARLY } as const];
  const changes = (since: string, host: string) => ({ since, new: 1, still: 2, mended: fixed(host), notLookedAt: [] });
  const merged = mergeReports([
    report(EARLY, [row("a")], { changes: changes("2025-12-31T00:00:00Z", "a") }),
    report(LATE, [row("b")], { changes: changes("2025-12-30T00:00:00Z", "b") }),
    report(LATE, [row("c")]),
  ]);
  expect(merged.changes).toMatchObject({
    since: "2025-12-30T00:00:00Z",
    new: 2,
    still: 4,
    mended: [...fixed("a"), ...fixed("b")],
  });
});

test("a license server stands once: the newest answer, and a reason only where nobody had an answer", () => {
  const cals: LicenseServerReport["cals"] = [];
  const of = (time: string, found: LicenseServerReport) => report(time, [row("a")], { licenseServers: [found] });
  const answered = of(EARLY, server(cals));
  const silent = of(LATE, server(null, "It does not answer."));
  for (const reports of [
    [answered, silent],
    [silent, answered],
  ] as const) {
    expect(mergeReports([...reports]).licenseServers).toEqual([server(cals)]);
  }
  const older = of(EARLY, server(null, "It was asleep."));
  expect(mergeReports([silent, older]).licenseServers).toEqual([server(null, "It does not answer.")]);
});
