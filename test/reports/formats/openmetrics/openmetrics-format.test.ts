import { FORMATS, type HostReport, makeReport, type Report } from "../../../../src/reports";
import { nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";

const render = (report: Report) => FORMATS.openmetrics().render(report);

/** The lines with values of one metric. */
function series(text: string, name: string): string[] {
  return text.split("\n").filter((line) => line.startsWith(`rdslicensing_${name}{`));
}

function host(name: string, more: Partial<HostReport> = {}): HostReport {
  return { host: name, state: "ok", settings: [], findings: [], ...more };
}

describe("the openmetrics format", () => {
  test("says when the report was made, and how long that took where it is known", () => {
    const now = new Date("2026-11-24T03:00:00.250Z");
    expect(render(makeReport("check", [], { now, durationSeconds: 1.5 }))).toContain(
      `# HELP rdslicensing_report_timestamp_seconds When the report was made, as Unix time.
# TYPE rdslicensing_report_timestamp_seconds gauge
# UNIT rdslicensing_report_timestamp_seconds seconds
rdslicensing_report_timestamp_seconds{report="check"} 1795489200.25
# HELP rdslicensing_report_duration_seconds How long the report took to make.
`,
    );
    expect(render(makeReport("check", [], { now }))).not.toContain("duration");
  });

  test("ends as OpenMetrics does", () => {
    expect(render(everyState)).toMatch(/[^\n]\n# EOF\n$/);
  });

  test("counts hosts in every state, those that no host is in too", () => {
    expect(series(render(makeReport("check", [host("a")])), "hosts")).toEqual([
      ...["failed", "drifted", "unhealthy", "not_looked_at", "not_known", "unreachable", "unmanaged", "leaving"].map(
        (state) => `rdslicensing_hosts{report="check",state="${state}"} 0`,
      ),
      'rdslicensing_hosts{report="check",state="ok"} 1',
    ]);
  });

  test("has the CALs by license server, mode and version, and says of which server it has none", () => {
    const text = render(everyState);
    const labels = 'report="drift",server="lic1.contoso.com",mode="per_user",version="Windows Server 2022"';
    const numbers = { bought: 50, issued: 62, available: 0, over: 12, expiring: 50, expired: 10 };
    for (const [name, value] of Object.entries(numbers)) {
      expect(series(text, `license_server_cals_${name}`)).toEqual([
        `rdslicensing_license_server_cals_${name}{${labels}} ${value}`,
      ]);
    }
    expect(series(text, "license_server_up").map((line) => line.slice(-20))).toEqual([
      'lic1.contoso.com"} 1',
      'lic2.contoso.com"} 0',
    ]);
  });

  test("has the grace period in seconds where it is known", () => {
    const text = render(makeReport("check", [host("a", { graceDaysLeft: 9 }), host("b")]));
    expect(series(text, "host_grace_period_remaining_seconds")).toEqual([
      'rdslicensing_host_grace_period_remaining_seconds{report="check",host="a"} 777600',
    ]);
  });

  test("has no zero for what was not looked at", () => {
    const setting = { attribute: "mode", declared: "per_user", found: null, drifted: false } as const;
    const hosts = [
      host("down", { state: "unreachable", error: { summary: "No answer", detail: "Wait." } }),
      host("not-diagnosed", { diagnosed: false }),
      host("not-applied", { state: "unmanaged", settings: [setting], diagnosed: false }),
    ];
    const text = render(makeReport("drift", hosts));
    expect(series(text, "host_findings")).toEqual([]);
    expect(series(text, "host_setting_drifted")).toEqual([]);
    expect(series(text, "host_state")).toHaveLength(3);
  });

  test("counts findings by code and severity, and unknown codes together", () => {
    const finding = (code: string) => ({ code, severity: "error" as const, summary: "", remedy: "" });
    const codes = ["service_stopped", "made_up", "service_stopped", "invented"];
    expect(series(render(makeReport("check", [host("a", { findings: codes.map(finding) })])), "findings")).toEqual([
      'rdslicensing_findings{report="check",code="service_stopped",severity="error"} 2',
      'rdslicensing_findings{report="check",code="other",severity="error"} 2',
    ]);
  });

  test("has each series once, and of a host with several rows the worst", () => {
    const text = render(makeReport("drift", [host("a"), host("a", { state: "drifted", deposed: "0bf3a1c2" })]));
    expect(series(text, "host_state")).toEqual(['rdslicensing_host_state{report="drift",host="a",state="drifted"} 1']);
    const all = render(nastyReport)
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    const names = all.map((line) => line.replace(/ \S+$/, ""));
    expect(new Set(names).size).toBe(names.length);
  });

  test("has a number of series that hosts alone make grow", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => host(`rdsh${index}`));
    const lines = (count: number) => render(makeReport("check", many(count))).split("\n").length;
    expect(lines(1_000) - lines(900)).toBe(100 * 6);
  });

  test("cuts a name that nobody could read, and escapes what labels must", () => {
    const text = render(makeReport("check", [host("x".repeat(5_000)), host('a"b\\c\nd')]));
    expect(text).toContain(`host="${"x".repeat(200)}…",state="ok"`);
    expect(text).toContain('host="a\\"b\\\\c\\\\u000ad",state="ok"');
  });
});
