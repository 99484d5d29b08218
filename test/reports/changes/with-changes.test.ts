import { type HostReport, makeReport, parseReport, type Report, withChanges } from "../../../src/reports";

type Finding = HostReport["findings"][number];
const DAYS = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"].map(
  (day) => `${day}T03:00:00.000Z`,
);
const [MON = "", TUE = "", WED = "", THU = ""] = DAYS;

const stopped: Finding = { code: "service_stopped", severity: "error", summary: "Stopped.", remedy: "Start." };
const over: Finding = {
  code: "cals_over_issued",
  severity: "warning",
  summary: "12 over.",
  remedy: "Buy.",
  server: "lic1",
};
const unknown = (code: string, server?: string): Finding => ({
  code,
  severity: "unknown",
  summary: "Cannot tell.",
  reason: "no answer",
  remedy: "Ask again.",
  ...(server === undefined ? {} : { server }),
});

function host(findings: readonly Finding[] = [], more: Partial<HostReport> = {}): HostReport {
  const isBad = findings.some(({ severity }) => severity === "error");
  return { host: "rdsh1", state: isBad ? "unhealthy" : "ok", settings: SETTINGS, findings, ...more };
}

const SETTINGS: HostReport["settings"] = [
  { attribute: "mode", found: "per_user", effective: "per_user", source: "local", drifted: false },
  { attribute: "license_servers", found: ["lic1"], effective: ["lic1"], source: "local", drifted: false },
];

const unreachable = host([], { state: "unreachable", settings: [], error: { summary: "No answer", detail: "Ask." } });

function drifted(found: string, more: Partial<HostReport> = {}): HostReport {
  const isDrifted = found !== "per_user";
  const setting = { attribute: "mode", declared: "per_user", found, effective: found, source: "local" } as const;
  const settings = [{ ...setting, drifted: isDrifted, ...(isDrifted ? { changedIn: "host" as const } : {}) }];
  return host([], { state: isDrifted ? "drifted" : "ok", settings, diagnosed: false, ...more });
}

/** Reports of these nights, each compared with the one before as it was stored. */
function chain(kind: Report["kind"], ...nights: readonly (readonly HostReport[])[]): Report[] {
  const reports: Report[] = [];
  for (const [night, hosts] of nights.entries()) {
    const report = makeReport(kind, hosts, { now: new Date(DAYS[night] ?? "") });
    const last = reports.at(-1);
    reports.push(last === undefined ? report : withChanges(report, parseReport(JSON.stringify(last), "last.json")));
  }
  return reports;
}

/** What the last of these nights says changed. */
function last(kind: Report["kind"], ...nights: readonly (readonly HostReport[])[]) {
  const report = chain(kind, ...nights).at(-1);
  if (report?.changes === undefined) throw new Error("Nothing was compared.");
  const { changes, hosts } = report;
  const short = (issues: typeof changes.mended) =>
    issues.map((one) => `${one.host} ${one.code} ${one.since.slice(0, 10)}`);
  return { ...changes, hosts, mended: short(changes.mended), notLookedAt: short(changes.notLookedAt) };
}

describe("what is found", () => {
  test("for the first time is new, and says so by its time", () => {
    const { hosts, ...changes } = last("check", [host()], [host([stopped])]);
    expect(changes).toMatchObject({ since: MON, new: 1, still: 0, mended: [], notLookedAt: [] });
    expect(hosts[0]?.findings).toEqual([{ ...stopped, since: TUE }]);
  });

  test("again is still there since the night it was found first, however long the chain", () => {
    const { hosts, ...changes } = last(
      "check",
      [host([stopped])],
      [host([stopped])],
      [host([stopped])],
      [host([stopped])],
    );
    expect(changes).toMatchObject({ since: WED, new: 0, still: 1 });
    expect(hosts[0]?.findings[0]?.since).toBe(MON);
  });

  test("again with other numbers, another severity or another spelling of its server is the same", () => {
    const more: Finding = { ...over, severity: "error", summary: "13 over.", server: "LIC1" };
    expect(last("check", [host([over])], [host([more])])).toMatchObject({ new: 0, still: 1, mended: [] });
  });

  test("no longer is fixed, and forgotten the night after", () => {
    expect(last("check", [host([stopped])], [host()])).toMatchObject({
      new: 0,
      mended: ["rdsh1 service_stopped 2026-11-20"],
    });
    expect(last("check", [host([stopped])], [host()], [host()])).toMatchObject({ mended: [], notLookedAt: [] });
  });

  test("after it was fixed is new", () => {
    expect(last("check", [host([stopped])], [host()], [host([stopped])])).toMatchObject({ new: 1, still: 0 });
  });

  test("at another license server is another", () => {
    const elsewhere = { ...over, server: "lic2" };
    expect(last("check", [host([over])], [host([elsewhere])])).toMatchObject({
      new: 1,
      still: 0,
      mended: [expect.any(String)],
    });
  });

  test("and worth knowing only is not counted, and keeps its time", () => {
    const info: Finding = { ...stopped, code: "role_not_active", severity: "info" };
    const { hosts, ...changes } = last("check", [host([info])], [host([info])], [host([info])]);
    expect(changes).toMatchObject({ new: 0, still: 0 });
    expect(hosts[0]?.findings[0]?.since).toBe(MON);
    expect(last("check", [host([info])], [host()])).toMatchObject({ mended: [] });
  });
});

describe("what was not looked at is never fixed, and is known again when it is", () => {
  test("where the host does not answer for two nights", () => {
    const night = [unreachable];
    expect(last("check", [host([stopped])], night)).toMatchObject({
      new: 1,
      mended: [],
      notLookedAt: ["rdsh1 service_stopped 2026-11-20"],
    });
    const back = last("check", [host([stopped])], night, night, [host([stopped])]);
    expect(back).toMatchObject({ new: 0, still: 1, mended: ["rdsh1 unreachable 2026-11-21"], notLookedAt: [] });
    expect(back.hosts[0]?.findings[0]?.since).toBe(MON);
    expect(last("check", [host([stopped])], night, [host()])).toMatchObject({
      mended: ["rdsh1 unreachable 2026-11-21", "rdsh1 service_stopped 2026-11-20"],
    });
  });

  test("where the host is not in the report, for 30 days", () => {
    const other = [host([], { host: "rdsh2" })];
    expect(last("check", [host([stopped])], other, other)).toMatchObject({
      mended: [],
      notLookedAt: ["rdsh1 service_stopped 2026-11-20"],
    });
    const [first] = chain("check", [host([stopped])]);
    const at = (time: string) => makeReport("check", other, { now: new Date(time) });
    if (first === undefined) throw new Error("no report");
    expect(withChanges(at("2026-12-20T03:00:00Z"), first).changes?.notLookedAt).toHaveLength(1);
    expect(withChanges(at("2026-12-20T03:00:01Z"), first).changes?.notLookedAt).toEqual([]);
  });

  test("where the check could not be made", () => {
    expect(last("check", [host([stopped])], [host([unknown("service_stopped")])])).toMatchObject({
      mended: [],
      notLookedAt: ["rdsh1 service_stopped 2026-11-20"],
    });
  });

  test("where another check could not be made, which may hide it: rules leave findings to each other", () => {
    const night = [host([unknown("no_matching_cals", "lic1")])];
    expect(last("check", [host([over])], night)).toMatchObject({
      mended: [],
      notLookedAt: ["rdsh1 cals_over_issued 2026-11-20"],
    });
    expect(last("check", [host([over])], night, [host()])).toMatchObject({
      mended: ["rdsh1 cals_over_issued 2026-11-20"],
    });
  });

  test("but what never can be checked hides nothing that was found without it", () => {
    const never = unknown("grace_period");
    expect(last("check", [host([stopped, never])], [host([never])])).toMatchObject({
      mended: ["rdsh1 service_stopped 2026-11-20"],
    });
    expect(last("check", [host([stopped, never])], [unreachable], [host([never])])).toMatchObject({
      mended: expect.arrayContaining(["rdsh1 service_stopped 2026-11-20"]),
    });
  });

  test("where its license server was asked then and is not asked now", () => {
    const licenseServers = [{ server: "LIC1", cals: [] }];
    const then = makeReport("check", [host([over])], { licenseServers, now: new Date(MON) });
    const now = (asked: Report["licenseServers"]) =>
      makeReport("check", [host()], { licenseServers: asked, now: new Date(TUE) });
    expect(withChanges(now([]), then).changes).toMatchObject({
      mended: [],
      notLookedAt: [{ code: "cals_over_issued" }],
    });
    expect(withChanges(now(licenseServers), then).changes).toMatchObject({ mended: [{ code: "cals_over_issued" }] });
  });

  test("where the plan has no diagnosis of the host anymore", () => {
    const diagnosed = host([stopped], { diagnosed: true });
    const declared = drifted("per_user");
    expect(last("drift", [diagnosed], [declared])).toMatchObject({
      mended: [],
      notLookedAt: ["rdsh1 service_stopped 2026-11-20"],
    });
    expect(last("drift", [diagnosed], [{ ...declared, diagnosed: true }])).toMatchObject({
      mended: [expect.any(String)],
    });
  });
});

describe("drift", () => {
  test("is new, still there and fixed as findings are", () => {
    const { hosts, ...changes } = last(
      "drift",
      [drifted("per_user")],
      [drifted("per_device")],
      [drifted("per_device")],
    );
    expect(changes).toMatchObject({ new: 0, still: 1 });
    expect(hosts[0]?.settings[0]?.since).toBe(TUE);
    expect(last("drift", [drifted("per_device")], [drifted("per_user")])).toMatchObject({
      mended: ["rdsh1 drift_mode 2026-11-20"],
    });
  });

  test.each(["unmanaged", "leaving", "not_looked_at", "failed"] as const)(
    "is not fixed at a host that is %s now",
    (state) => {
      const { mended, notLookedAt } = last("drift", [drifted("per_device")], [drifted("per_user", { state })]);
      expect({ mended, notLookedAt }).toEqual({ mended: [], notLookedAt: ["rdsh1 drift_mode 2026-11-20"] });
    },
  );

  test("is the host's, whatever its resource and folder are called", () => {
    const [one, other] = ["a", "b"].map((name) => drifted("per_device", { address: name, origin: name }));
    expect(last("drift", [one ?? host()], [other ?? host()])).toMatchObject({ new: 0, still: 1, notLookedAt: [] });
  });

  test("of two rows of one host is told apart by their resources", () => {
    const rows = (first: string) => [drifted(first, { address: "a" }), drifted("per_device", { address: "b" })];
    expect(last("drift", rows("per_device"), rows("per_user"))).toMatchObject({
      still: 1,
      mended: ["rdsh1 drift_mode 2026-11-20"],
    });
  });

  test("of a deposed object is not that of the object in its place", () => {
    const deposed = drifted("per_device", { deposed: "0bf3a1c2" });
    expect(last("drift", [drifted("per_user"), deposed], [drifted("per_user")])).toMatchObject({
      mended: [],
      notLookedAt: [expect.any(String)],
    });
  });

  test("shows nothing that Terraform has marked as sensitive since", () => {
    const sensitive = drifted("per_user", {
      settings: [{ attribute: "mode", declared: null, found: null, drifted: false, sensitive: true }],
    });
    const report = chain("drift", [drifted("per_device")], [sensitive]).at(-1);
    expect(report?.changes?.mended).toMatchObject([{ code: "drift_mode", summary: "(sensitive value)" }]);
    expect(JSON.stringify(report?.changes)).not.toContain("per_device");
  });

  test.each([
    ["local", "per_user", true],
    ["group_policy", "per_user", true],
    [null, null, false],
  ])("of policy: an override with source %s and %s in use now is fixed: %s", (source, effective, isFixed) => {
    const setting = { attribute: "mode", declared: "per_user", found: "per_user", drifted: false } as const;
    const at = (now: object) => host([], { diagnosed: false, settings: [{ ...setting, ...now }] });
    const { mended } = last(
      "drift",
      [at({ source: "group_policy", effective: "per_device" })],
      [at({ source, effective })],
    );
    expect(mended).toEqual(isFixed ? ["rdsh1 mode_from_policy 2026-11-20"] : []);
  });
});

describe("states and errors", () => {
  test("say since when they are, too", () => {
    const { hosts, ...changes } = last("check", [host()], [unreachable], [unreachable]);
    expect(changes).toMatchObject({ new: 0, still: 1 });
    expect(hosts[0]?.since).toBe(TUE);
  });

  test("of a host that cannot be judged for another reason now: the state is new, the other is not fixed", () => {
    const failed = { ...unreachable, state: "failed" as const };
    expect(last("check", [unreachable], [failed])).toMatchObject({ new: 1, mended: [], notLookedAt: [] });
  });

  test("errors that are about no host keep their time", () => {
    const errors = [{ origin: "a", code: "terraform_failed", summary: "No.", detail: "x" }];
    const made = (time: string) => makeReport("drift", [], { errors, now: new Date(time) });
    const second = withChanges(made(TUE), made(MON));
    expect(withChanges(made(WED), second).errors[0]?.since).toBe(MON);
    expect(withChanges(makeReport("drift", [], { now: new Date(THU) }), second).errors).toEqual([]);
  });
});
