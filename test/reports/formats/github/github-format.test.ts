import { FORMATS, type HostReport, makeReport } from "../../../../src/reports";
import { nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";
import { sixtyHosts } from "../../../support/sixty-hosts";

describe("the github format", () => {
  test("is one command a line, and no name ends one or begins another", () => {
    const lines = FORMATS.github().render(nastyReport).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|notice) title=[^:,]*::/);
      expect(line).not.toMatch(/[\r\u001b\u202e]/);
    }
    expect(lines[0]).toContain("evil\\u001b[31m\\u000ahost");
    expect(lines[0]).toContain("%250A");
  });

  test("says once what could not be checked at several hosts for one reason", () => {
    const open = (code: string, reason: string) =>
      ({ code, severity: "unknown", summary: `Cannot tell it: ${reason}`, reason, remedy: "Ask." }) as const;
    const host = { state: "ok", settings: [] } as const;
    const hosts = [
      { ...host, host: "rdsh1", findings: [open("a", "no one asked"), open("b", "no one asked")] },
      { ...host, host: "rdsh2", findings: [open("a", "no one asked"), open("c", "no answer"), open("d", "no answer")] },
    ];
    expect(FORMATS.github().render(makeReport("check", hosts)).trimEnd().split("\n")).toEqual([
      "::notice title=not checked at 2 hosts::a, b: no one asked",
      "::notice title=rdsh2%3A not checked::c, d: no answer",
    ]);
  });

  test("tells once what is wrong at many hosts, worst first, as only ten are shown", () => {
    const lines = FORMATS.github().render(sixtyHosts).trimEnd().split("\n");
    const titles = lines.map((line) => /title=(.*?)::/.exec(line)?.[1]?.replace("%3A", ":"));
    expect(titles.slice(0, 7)).toEqual([
      "rdsh07.corp.contoso.com: failed",
      "5 hosts: drift_mode",
      "rdsh22.corp.contoso.com: drift_license_servers",
      "12 hosts: no_matching_cals",
      "rdsh29.corp.contoso.com: not_looked_at",
      "3 hosts: not_known",
      "2 hosts: unreachable",
    ]);
    expect(lines[1]).toMatch(
      /Hosts: .*, Desk 16, Accounting \(rdsh16\..*, rdsh01\.corp\.contoso\.com, deposed 0bf3a1c2\.$/,
    );
    expect(lines[5]).toContain("could not be found out: access denied to root");
  });

  test("tells the level of what could be checked", () => {
    const findings = (["error", "warning", "info"] as const).map((severity) => {
      return { code: "c", severity, summary: "s", remedy: "r" };
    });
    const report = makeReport("check", [{ host: "h", state: "unhealthy", settings: [], findings }]);
    expect(
      FORMATS.github()
        .render(report)
        .match(/^::\w+/gm),
    ).toEqual(["::error", "::warning", "::notice"]);
  });

  test("warns that Group Policy wins, once: where no finding says so already", () => {
    const [host] = everyState.hosts.filter(({ host }) => host === "policy.contoso.com") as [HostReport];
    const warnings = (findings: HostReport["findings"]) =>
      FORMATS.github()
        .render(makeReport("drift", [{ ...host, findings }]))
        .trimEnd()
        .split("\n");
    expect(warnings([])).toEqual([
      expect.stringMatching(
        /^::warning title=policy\.contoso\.com%3A mode_from_policy::Group Policy overrides mode per_user with per_device/,
      ),
    ]);
    const finding = { code: "mode_from_policy", severity: "warning", summary: "s.", remedy: "r" } as const;
    expect(warnings([finding])).toEqual(["::warning title=policy.contoso.com%3A mode_from_policy::s. r"]);
  });
});
