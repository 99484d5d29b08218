import { conditionOf, FORMATS, type HostReport, makeReport } from "../../../../src/reports";

const OK = { host: "rdsh1", state: "ok", settings: [], findings: [] } as const satisfies HostReport;
const OVERRIDDEN: HostReport = {
  ...OK,
  settings: [
    { attribute: "mode", declared: "per_user", effective: "per_device", source: "group_policy", drifted: false },
  ],
};
const finding = (severity: "warning" | "unknown") => ({ code: "c", severity, summary: "s", remedy: "r" }) as const;
const WARNED: HostReport = { ...OK, findings: [finding("warning")] };
const UNCHECKED: HostReport = { ...OK, findings: [finding("unknown")] };

/** What each format says at its head or end. */
function verdicts(kind: "check" | "drift", ...hosts: HostReport[]) {
  const report = makeReport(kind, hosts);
  const [, html] = /<title>[^:]*: (.*)<\/title>/.exec(FORMATS.html().render(report)) ?? [];
  const [, markdown] = /^## [^:]*: (.*)$/m.exec(FORMATS.markdown().render(report)) ?? [];
  expect(markdown).toBe(html);
  return { html, text: FORMATS.text().render(report).trimEnd().split("\n").at(-1) };
}

describe("what all formats say of a host that is ok, with warnings", () => {
  test.each([
    ["Group Policy wins over", OVERRIDDEN, "warnings"],
    ["a warning is about", WARNED, "warnings"],
    ["not everything could be checked of", UNCHECKED, "ok"],
    ["all is well with", OK, "ok"],
  ])("one that %s", (_what, host, condition) => {
    const word = condition === "ok" ? "ok" : "ok, with warnings";
    const report = makeReport("drift", [host]);
    expect(FORMATS.text().render(report)).toMatch(new RegExp(`^rdsh1  ${word}\n`));
    expect(FORMATS.markdown().render(report)).toMatch(new RegExp(`^\\| rdsh1 \\| \\S+ ${word} \\|`, "m"));
    const page = FORMATS.html().render(report);
    expect(page.match(/✓<\/span> ok(, with warnings)?<\/span>/g)?.slice(0, 2)).toEqual(
      Array(2).fill(`✓</span> ${word}</span>`),
    );
    expect(page.includes('class="quiet"')).toBe(condition === "ok");
    expect(conditionOf(host)).toBe(condition);
  });

  test("the verdict does not pass them over", () => {
    expect(verdicts("drift", OVERRIDDEN)).toEqual({
      html: "The host is as declared, 1 overridden by Group Policy",
      text: "1 host: 1 with warnings",
    });
    expect(verdicts("drift", OVERRIDDEN, WARNED, OK)).toEqual({
      html: "All 3 hosts are as declared, 1 overridden by Group Policy, 1 with warnings",
      text: "3 hosts: 2 with warnings, 1 ok",
    });
    expect(verdicts("check", WARNED, UNCHECKED)).toEqual({
      html: "All 2 hosts are healthy, 1 with warnings",
      text: "2 hosts: 1 with warnings, 1 ok",
    });
    expect(verdicts("drift", OK, { ...OK, state: "drifted" }).html).toBe("1 of 2 hosts needs attention");
  });
});
