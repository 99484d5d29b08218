import { createColors } from "picocolors";
import type { WatchView } from "../../../src/cli/watch/farm-screen";
import { endedPoll, type Poll, runningPoll } from "../../../src/cli/watch/poll";
import { textWidth } from "../../../src/cli/watch/text-width";
import type { WatchCommand } from "../../../src/cli/watch/watch-keys";
import { commanded, viewLines } from "../../../src/cli/watch/watch-view";
import type { HostReport, LicenseServerReport } from "../../../src/reports";
import { NASTY } from "../../support/nasty-report";
import { at, finding, healthy, unhealthy, unreachable, warned } from "./support/host-reports";

const plain = createColors(false);
const SIZE = { columns: 80, rows: 24 };
const NARROW = { columns: 40, rows: 12 };

/** Somebody who watches a farm, types, and reads. */
class Viewer {
  private view: WatchView = { screen: { hasKeys: true }, browsing: { top: 0 } };
  private poll?: Poll;

  constructor(
    reports: readonly HostReport[],
    private size = SIZE,
  ) {
    this.polled(reports);
  }

  polled(reports: readonly HostReport[], licenseServers?: readonly LicenseServerReport[]): this {
    this.poll = { ...endedPoll(this.poll, reports, at(10)), licenseServers };
    return this.knows(this.poll);
  }

  knows(poll: Poll): this {
    this.view = { ...this.view, screen: { ...this.view.screen, poll } };
    return this;
  }

  types(...commands: readonly WatchCommand[]): this {
    for (const command of commands) this.view = commanded(this.view, command, this.size);
    return this;
  }

  resized(size: typeof SIZE): this {
    this.size = size;
    return this;
  }

  get lines(): readonly string[] {
    return viewLines(this.view, this.size, plain).map((line) => line.trimEnd());
  }

  /** The host that is marked. */
  get selected(): string | undefined {
    return this.lines.find((line) => line.startsWith(">"))?.split(/\s+/)[1];
  }

  /** The hosts that show. */
  get hosts(): readonly string[] {
    return this.lines.slice(4, -1).flatMap((line) => /^[> ][* ] (\S+)/.exec(line)?.[1] ?? []);
  }
}

const many = (count: number, report = healthy) =>
  Array.from({ length: count }, (_, index) => report(`rdsh${String(index).padStart(4, "0")}`));

describe("a farm that is browsed", () => {
  test("marks the first host at first, then the one that was moved to, and stays at the ends", () => {
    const viewer = new Viewer(many(3));
    expect(viewer.selected).toBe("rdsh0000");
    expect(viewer.types("down").selected).toBe("rdsh0001");
    expect(viewer.types("down", "down", "down").selected).toBe("rdsh0002");
    expect(viewer.types("up").selected).toBe("rdsh0001");
    expect(viewer.types("home", "up").selected).toBe("rdsh0000");
    expect(viewer.types("end").selected).toBe("rdsh0002");
  });

  test("scrolls a thousand hosts no further than it must, and says which of them show", () => {
    const viewer = new Viewer(many(1000));
    expect(viewer.lines.slice(-2)).toEqual([
      "1-18 of 1000; not shown: 982 ok",
      "↑↓ move  PgUp/PgDn page  Enter open  r check now  q quit",
    ]);
    viewer.types(...Array<WatchCommand>(17).fill("down"));
    expect([viewer.selected, viewer.hosts[0]]).toEqual(["rdsh0017", "rdsh0000"]);
    expect([viewer.types("down").selected, viewer.hosts[0]]).toEqual(["rdsh0018", "rdsh0001"]);
    expect([viewer.types("up").selected, viewer.hosts[0]]).toEqual(["rdsh0017", "rdsh0001"]);
    expect([viewer.types("end").selected, viewer.hosts[0]]).toEqual(["rdsh0999", "rdsh0982"]);
    expect(viewer.lines.at(-2)).toBe("983-1000 of 1000; not shown: 982 ok");
    expect(viewer.types("home").hosts[0]).toBe("rdsh0000");
  });

  test("shows every host once on the way down by pages, the last of a page again on the next", () => {
    const viewer = new Viewer(many(100));
    const seen: string[] = [...viewer.hosts];
    for (let page = 0; page < 6; page += 1) seen.push(...viewer.types("pageDown").hosts);
    expect([...new Set(seen)]).toHaveLength(100);
    expect(viewer.selected).toBe("rdsh0099");
    expect(viewer.types(...Array<WatchCommand>(6).fill("pageUp")).selected).toBe("rdsh0000");
  });

  test("keeps the host selected, not the row, when hosts change their order", () => {
    const hosts = many(30);
    const viewer = new Viewer(hosts).types("down", "down");
    expect(viewer.selected).toBe("rdsh0002");
    viewer.polled(hosts.map(({ host }, index) => (index > 24 ? unhealthy(host) : healthy(host))));
    expect(viewer.hosts.slice(0, 2)).toEqual(["rdsh0025", "rdsh0026"]);
    expect(viewer.selected).toBe("rdsh0002");
    viewer.polled(hosts.map(({ host }, index) => (index === 2 ? healthy(host) : unhealthy(host))));
    expect([viewer.selected, viewer.hosts.at(-1)]).toEqual(["rdsh0002", "rdsh0002"]);
  });

  test("marks whichever is worst as long as nobody moved", () => {
    const viewer = new Viewer(many(30));
    viewer.polled(many(30).map((host, index) => (index === 20 ? unhealthy(host.host) : host)));
    expect([viewer.selected, viewer.hosts[0]]).toEqual(["rdsh0020", "rdsh0020"]);
  });

  test("keeps the selected host in sight when the terminal changes its size", () => {
    const viewer = new Viewer(many(15)).types("end");
    expect(viewer.resized({ columns: 40, rows: 8 }).selected).toBe("rdsh0014");
    expect(viewer.hosts).toEqual(["rdsh0013", "rdsh0014"]);
    expect(viewer.resized(SIZE).hosts).toHaveLength(15);
    expect(viewer.selected).toBe("rdsh0014");
  });

  test("tells hosts of one name apart", () => {
    const viewer = new Viewer([healthy("a"), unhealthy("a")]).types("down", "open");
    expect(viewer.lines[0]).toBe("a  ✗ unhealthy since 10:00:00");
  });

  test("takes keys before the first host has answered", () => {
    const poll = runningPoll(undefined, { hosts: ["a", "b"], reports: [] }, at(10));
    const viewer = new Viewer([]).knows(poll).types("down", "open");
    expect(viewer.lines.filter((line) => line !== "")).toEqual([
      "b  … asking",
      "This host has not answered yet.",
      "↑↓ scroll  PgUp/PgDn page  Esc back  r check now  Ctrl-C quit",
    ]);
  });
});

describe("a host that is open", () => {
  const LIST = [healthy("rdsh1"), unhealthy("rdsh2"), unreachable("rdsh3"), warned("rdsh4")];

  test("shows its settings, each finding with what to do, and what could not be checked, then the list again", () => {
    const findings = [
      finding("mode_not_configured", "error", "No mode is set."),
      finding("grace_period_active", "info", "12 days are left."),
      { ...finding("cals_short", "unknown", "Cannot tell."), reason: "lic1 was not asked" },
    ];
    const viewer = new Viewer([healthy("rdsh1"), healthy("rdsh2", { state: "unhealthy", findings })]);
    expect(viewer.types("down", "open").lines.slice(0, 9)).toEqual([
      "rdsh2  ✗ unhealthy since 10:00:00",
      "",
      "",
      "mode: per_user",
      "license servers: lic1",
      "error mode_not_configured: No mode is set.",
      "  Fix it.",
      "info grace_period_active: 12 days are left.",
      "not checked (cals_short): lic1 was not asked",
    ]);
    expect(viewer.types("back").selected).toBe("rdsh2");
  });

  test("tells what is left of the grace period, and the CALs of the license servers that it uses, at any width", () => {
    const cals = { mode: "per_user", productVersion: "Windows Server 2022", over: 0, expiring: 0, expired: 0 } as const;
    const asked: readonly LicenseServerReport[] = [
      { server: "LIC1", cals: [{ ...cals, bought: 50, issued: 62, available: 0, over: 12, expiring: 5 }] },
      { server: "lic2", cals: [{ ...cals, bought: 1, issued: 0, available: 1 }] },
      { server: "lic3", cals: null, reason: "the host did not answer" },
      { server: "lic4", cals: [] },
    ];
    const [mode, list] = healthy("rdsh1").settings;
    const settings = [mode, { ...list, effective: ["lic1", "lic3", "lic4"] }] as HostReport["settings"];
    const viewer = new Viewer([]).polled([healthy("rdsh1", { settings, graceDaysLeft: 1 })], asked).types("open");
    const shown = [
      "mode: per_user",
      "license servers: lic1, lic3, lic4",
      "grace period: 1 day left",
      "CALs at LIC1: Per User, Windows Server 2022: 50 bought, 62 issued, 0 available,",
      "12 over, 5 expiring",
      "CALs at lic3: not known: the host did not answer",
      "CALs at lic4: none",
      "no findings",
    ];
    expect(viewer.lines.slice(3, 11)).toEqual(shown);
    const poll = runningPoll(
      endedPoll(undefined, [healthy("rdsh1")], at(10)),
      { hosts: ["rdsh1"], reports: [] },
      at(11),
    );
    expect(viewer.knows(poll).lines.slice(3, 6)).toEqual(["mode: per_user", "license servers: lic1", "no findings"]);
  });

  test("keeps the CALs that were found while the next check runs", () => {
    const ended = {
      ...endedPoll(undefined, [healthy("rdsh1")], at(10)),
      licenseServers: [{ server: "lic1", cals: [] }],
    };
    const running = runningPoll(ended, { hosts: ["rdsh1"], reports: [] }, at(11));
    expect(new Viewer([]).knows(running).types("open").lines).toContain("CALs at lic1: none");
  });

  test("says why a host cannot be asked and what to do, and that nothing is wrong where nothing is", () => {
    const viewer = new Viewer(LIST).types("down", "down", "open");
    expect(viewer.lines.slice(3, 5)).toEqual(["The host refused the connection", "Start it."]);
    expect(new Viewer(LIST).types("open").lines.slice(3, 6)).toEqual([
      "mode: per_user",
      "license servers: lic1",
      "no findings",
    ]);
  });

  test("is the same host after a check that puts others before it, with what that found", () => {
    const viewer = new Viewer(LIST).types("open").polled([unhealthy("rdsh1"), ...LIST.slice(1)]);
    expect(viewer.lines[0]).toBe("rdsh1  ✗ unhealthy since 10:00:00 (*)");
    expect(viewer.lines[5]).toBe("error mode_not_configured: Is so.");
    expect(viewer.types("back").selected).toBe("rdsh1");
  });

  test("says that it is asked while it is, and keeps what was known", () => {
    const viewer = new Viewer(LIST).types("down", "open");
    const before = endedPoll(undefined, LIST, at(10));
    viewer.knows(runningPoll(before, { hosts: LIST.map(({ host }) => host), reports: [] }, at(11)));
    expect(viewer.lines[0]).toBe("rdsh2  … asking");
    expect(viewer.lines[5]).toBe("error mode_not_configured: Is so.");
  });

  test("scrolls through all of a long diagnosis, and no further, also when that gets shorter", () => {
    const findings = Array.from({ length: 30 }, (_, index) => finding(`finding_${index}`, "error"));
    const viewer = new Viewer([healthy("rdsh1", { state: "unhealthy", findings })]).types("open");
    expect(viewer.lines.at(-2)).toBe("1-19 of 62 lines");
    expect(viewer.types("down").lines.slice(3, 5)).toEqual(["license servers: lic1", "error finding_0: Is so."]);
    expect(viewer.types("end", "down", "pageDown").lines.slice(-3)).toEqual([
      "  Fix it.",
      "44-62 of 62 lines",
      "↑↓ scroll  PgUp/PgDn page  Esc back  r check now  Ctrl-C quit",
    ]);
    expect(viewer.polled([unhealthy("rdsh1")]).lines[3]).toBe("mode: per_user");
    expect(viewer.types("home").lines[3]).toBe("mode: per_user");
  });

  test("breaks long texts at their blanks where the terminal is narrow, and lets the name give way to the state", () => {
    const summary = "The license server lic-with-a-long-name.sub.contoso.com does not know this host.";
    const host = "rdsh-with-a-long-name.sub.domain.contoso.com";
    const one = healthy(host, { state: "unhealthy", findings: [finding("x", "error", summary)] });
    const { lines } = new Viewer([one], NARROW).types("open");
    expect(lines.filter((line) => line !== "")).toEqual([
      "rdsh-with-a-long-name.sub.…  ✗ unhealthy",
      "mode: per_user",
      "license servers: lic1",
      "error x: The license server",
      "lic-with-a-long-name.sub.contoso.com",
      "does not know this host.",
      "  Fix it.",
      "↑↓ scroll  Esc back  r check now",
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 24].flatMap((rows) => [4, 10, 20, 40, 80].map((columns) => ({ columns, rows }))))(
    "fits %j, open and in the list, whatever is typed",
    (size) => {
      const texts = healthy("日本".repeat(20), { findings: [finding("x".repeat(100), "info", "日本 ".repeat(99))] });
      const viewer = new Viewer([texts, ...many(40)], size);
      for (const command of ["open", "end", "up", "pageDown", "back", "pageDown", "end", "open"] as const) {
        const { lines } = viewer.types(command);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(size.columns);
      }
    },
  );

  test("lets nothing that a host says steer the terminal", () => {
    const findings = [{ ...finding(NASTY, "error", NASTY), remedy: NASTY, reason: NASTY }];
    const nasty = [
      healthy(NASTY, {
        displayName: NASTY,
        settings: [{ attribute: "license_servers", effective: [NASTY], source: "local", drifted: false }],
        findings: [...findings, { ...finding(NASTY, "unknown", NASTY), reason: NASTY }],
      }),
      unreachable(NASTY, NASTY),
    ];
    const asked = [{ server: NASTY, cals: null, reason: NASTY }];
    const viewer = new Viewer([], { columns: 200, rows: 200 }).polled(nasty, asked).types("open");
    const text = [...viewer.lines, ...viewer.types("back", "down", "open").lines].join("");
    expect(text).toContain("evil\\u001b[31m");
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
