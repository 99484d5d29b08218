import { createColors } from "picocolors";
import type { FarmScreen, ScreenSize } from "../../../src/cli/watch/farm-screen";
import type { Colors } from "../../../src/cli/watch/host-table";
import { endedPoll, runningPoll } from "../../../src/cli/watch/poll";
import { textWidth } from "../../../src/cli/watch/text-width";
import { viewLines } from "../../../src/cli/watch/watch-view";
import type { HostReport } from "../../../src/reports";
import { NASTY } from "../../support/nasty-report";
import { at, finding, healthy, notKnown, unhealthy, unreachable, warned } from "./support/host-reports";

const plain = createColors(false);
const WIDE = { columns: 140, rows: 24 };

function screenOf(hosts: readonly HostReport[], before: readonly HostReport[] = hosts): FarmScreen {
  const poll = endedPoll(endedPoll(undefined, before, at(10)), hosts, at(10, 0, 30));
  return { poll, last: poll.time, next: at(10, 1), hasKeys: true };
}

/** Without the lines that stay empty above the keys. */
function farmLines(screen: FarmScreen, size: ScreenSize, colors: Colors): readonly string[] {
  const lines = [...viewLines({ screen, browsing: { top: 0 } }, size, colors)];
  while (lines.at(-2) === "") lines.splice(-2, 1);
  return lines;
}

const KEYS = "↑↓ move  PgUp/PgDn page  Enter open  r check now  q quit";
const FARM = [healthy("rdsh1"), unhealthy("rdsh2"), warned("rdsh3"), unreachable("rdsh4")];

describe("the screen of a farm", () => {
  test("tells of each host how it is, by sign and word, since when, what Windows uses and what is wrong", () => {
    const before = [healthy("rdsh1"), healthy("rdsh2"), warned("rdsh3"), unreachable("rdsh4")];
    const lines = farmLines(screenOf(FARM, before), WIDE, plain).map((line) => line.trimEnd());
    expect(lines).toEqual([
      "RDS licensing of 4 hosts: 1 unhealthy, 1 unreachable, 1 with warnings, 1 ok; 1 changed (*)",
      "Last check 10:00:30, next 10:01:00",
      "",
      "   HOST   STATE          SINCE     MODE              LICENSE SERVERS  FINDINGS",
      ">  rdsh1  ✓ ok           10:00:00  per_user (local)  lic1 (local)     -",
      " * rdsh2  ✗ unhealthy    10:00:30  per_user (local)  lic1 (local)     mode_not_configured",
      "   rdsh3  ! warnings     10:00:00  per_user (local)  lic1 (local)     mode_from_policy",
      "   rdsh4  ⊘ unreachable  10:00:00  -                 -                The host refused the connection",
      KEYS,
    ]);
  });

  test("never shows a host as ok that could not be found out about, and what people call it first", () => {
    const findings = [finding("mode_not_configured", "unknown", "Cannot tell the mode: access denied")];
    const hosts = [healthy("rdsh1", { state: "not_known", displayName: "Desk", settings: [], findings })];
    const lines = farmLines(screenOf(hosts), WIDE, plain).map((line) => line.trimEnd());
    expect(lines[0]).toBe("RDS licensing of 1 host: 1 not known");
    expect(lines[4]).toMatch(/^> {2}Desk \(rdsh1\) {2}\? not known .* Cannot tell the mode: access denied$/);
  });

  test("tells a host that could not be judged from one that does not answer", () => {
    const error = { summary: "The host's certificate is outside its period of validity", detail: "Renew it." };
    const hosts = [healthy("rdsh1", { state: "failed", settings: [], error }), unreachable("rdsh2")];
    const lines = farmLines(screenOf(hosts), WIDE, plain).map((line) => line.trimEnd());
    expect(lines[0]).toBe("RDS licensing of 2 hosts: 1 failed, 1 unreachable");
    expect(lines[4]).toMatch(/^> {2}rdsh1 {2}⊗ failed .* The host's certificate is outside its period of validity$/);
    expect(lines[5]).toMatch(/^ {3}rdsh2 {2}⊘ unreachable /);
  });

  test("tells a host of which too little could be found out from one that is well, and shows it before those", () => {
    const hosts = [healthy("rdsh1"), warned("rdsh2"), notKnown("rdsh3"), unreachable("rdsh4")];
    const lines = farmLines(screenOf(hosts), WIDE, plain).map((line) => line.trimEnd());
    expect(lines[0]).toBe("RDS licensing of 4 hosts: 1 not known, 1 unreachable, 1 with warnings, 1 ok");
    expect(lines[6]).toMatch(/^ {3}rdsh3 {2}\? not known {4}10:00:00 .* Is so\.$/);
    const few = farmLines(screenOf(hosts), { columns: 140, rows: 7 }, plain);
    expect(few[4]).toContain("rdsh3");
  });

  test("tells how far the poll is that is under way, before the first one and later", () => {
    const progress = { done: 1, total: 3 };
    expect(farmLines({ progress, hasKeys: true }, WIDE, plain)).toEqual([
      "RDS licensing of 3 hosts",
      "Checking: 1/3 done",
      KEYS,
    ]);
    const [, times] = farmLines({ ...screenOf(FARM), progress }, WIDE, plain);
    expect(times).toBe("Last check 10:00:30, checking: 1/3 done");
  });

  test("tells in the middle of a poll which hosts are still asked, beside what was known of them", () => {
    const before = endedPoll(undefined, [healthy("a"), unhealthy("b")], at(10));
    const poll = runningPoll(before, { hosts: ["a", "b"], reports: [healthy("a"), undefined] }, at(11));
    const lines = farmLines({ ...screenOf(FARM), poll, last: before.time }, WIDE, plain);
    expect(lines[0]).toBe("RDS licensing of 2 hosts: 1 ok, 1 still asking");
    expect(lines[1]).toContain("Last check 10:00:00");
    expect(lines[5]).toMatch(/^ {3}b {5}… asking +- +per_user/);
  });

  test("counts those that the first poll still asks as that where they have no place, after those that answered", () => {
    const hosts = ["a", "b", "c", "d", "e"];
    const reports = [undefined, undefined, healthy("c"), unreachable("d"), undefined];
    const poll = runningPoll(undefined, { hosts, reports }, at(10));
    const lines = farmLines({ poll, hasKeys: true }, { columns: 140, rows: 8 }, plain);
    expect(lines.slice(4, 6).map((line) => line.slice(3, 4))).toEqual(["d", "c"]);
    expect(lines[6]).toBe("1-2 of 5; not shown: 3 still asking");
  });

  test("keeps a host at its place by what was known of it while a later poll asks it", () => {
    const before = endedPoll(undefined, [healthy("a"), unhealthy("b"), healthy("c")], at(10));
    const poll = runningPoll(before, { hosts: ["a", "b", "c"], reports: [healthy("a")] }, at(11));
    const lines = farmLines({ poll, hasKeys: true }, { columns: 140, rows: 7 }, plain);
    expect(lines[4]).toMatch(/^> {2}b {5}… asking/);
    expect(lines[5]).toBe("1-1 of 3; not shown: 1 ok, 1 still asking");
  });

  test("names no key and selects nothing where none can be pressed", () => {
    const lines = farmLines({ ...screenOf(FARM), hasKeys: false }, WIDE, plain);
    expect(lines[4]).toMatch(/^ {3}rdsh1/);
    expect(lines.at(-1)).toBe("Ctrl-C quits");
  });

  test("names the day of what was not today", () => {
    const yesterday = endedPoll(undefined, [healthy("a")], new Date(2026, 10, 23, 9, 5, 1));
    const poll = endedPoll(yesterday, [healthy("a")], at(10));
    expect(farmLines({ poll, hasKeys: true }, WIDE, plain)[4]).toMatch(/^> {2}a {5}✓ ok {3}11-23 09:05 {2}per_user/);
  });

  test("shows the worst where not every host has a place, and counts the others", () => {
    const many = [...Array.from({ length: 20 }, (_, index) => healthy(`good${index}`)), ...FARM];
    const lines = farmLines(screenOf(many), { columns: 140, rows: 10 }, plain);
    expect(lines).toHaveLength(10);
    expect(lines.slice(4, 8).map((line) => line.slice(3, 9).trim())).toEqual(["rdsh2", "rdsh4", "rdsh3", "good0"]);
    expect(lines[8]).toBe("1-4 of 24; not shown: 20 ok");
  });

  test("keeps hosts in their order where all of them have a place", () => {
    const lines = farmLines(screenOf(FARM), { columns: 140, rows: 9 }, plain);
    expect(lines.slice(4, -1).map((line) => line.slice(3, 8))).toEqual(["rdsh1", "rdsh2", "rdsh3", "rdsh4"]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 24].flatMap((rows) => [4, 10, 20, 40, 60, 80].map((columns) => [columns, rows])))(
    "fits a terminal of %d columns and %d rows",
    (columns, rows) => {
      const long = "rdsh-with-a-very-long-name.sub.domain.contoso.com:5986";
      const hosts = [...FARM, unhealthy(long), healthy("日本", { findings: [finding("x".repeat(100), "info")] })];
      const lines = farmLines(screenOf(hosts), { columns, rows }, plain);
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    },
  );

  test("tells the state on the narrowest terminal, and leaves the findings out last", () => {
    const narrow = (columns: number) => farmLines(screenOf(FARM), { columns, rows: 24 }, plain)[5]?.trimEnd();
    expect(narrow(80)).toBe("   rdsh2  ✗ unhealthy    10:00:00  per_user (local)  mode_not_configured");
    expect(narrow(60)).toBe("   rdsh2  ✗ unhealthy    10:00:00  mode_not_configured");
    expect(narrow(36)).toBe("   rdsh2  ✗ unhealthy    10:00:00");
    expect(narrow(24)).toBe("   rdsh2  ✗ unhealthy");
  });

  test("lets nothing that a host says steer the terminal", () => {
    const hosts = [
      healthy(NASTY, {
        settings: [
          { attribute: "mode", effective: NASTY, source: NASTY, drifted: false },
          { attribute: "license_servers", effective: [NASTY], source: "local", drifted: false },
        ],
      }),
      unreachable(NASTY, NASTY),
    ];
    const text = farmLines(screenOf(hosts), { columns: 4000, rows: 24 }, plain).join("");
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text.match(/evil\\u001b\[31m\\u000ahost\\u202e/g)).toHaveLength(5);
  });

  test("says the same in color and without", () => {
    const colored = farmLines(screenOf(FARM, [...FARM].reverse()), WIDE, createColors(true));
    expect(colored.join("")).toContain("\u001b[31m✗ unhealthy");
    const stripped = colored.map((line) => line.replace(/\u001b\[\d+m/g, ""));
    expect(stripped).toEqual(farmLines(screenOf(FARM, [...FARM].reverse()), WIDE, plain));
  });
});
