import { FORMATS, type HostReport, makeReport } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

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

  test("warns that Group Policy wins, once: where no finding says so already", () => {
    const [host] = everyState.hosts.filter(({ host }) => host === "policy.contoso.com") as [HostReport];
    const warnings = (findings: HostReport["findings"]) =>
      FORMATS.github()
        .render(makeReport("drift", [{ ...host, findings }]))
        .trimEnd()
        .split("\n");
    expect(warnings([])).toEqual([
      expect.stringMatching(
        /^::warning title=policy\.contoso\.com%3A mode_from_policy::Group Policy wins with per_device/,
      ),
    ]);
    const finding = { code: "mode_from_policy", severity: "warning", summary: "s", remedy: "r" } as const;
    expect(warnings([finding])).toEqual(["::warning title=policy.contoso.com%3A mode_from_policy::s r"]);
  });
});
