import { FORMAT_NAMES, FORMATS, type FormatName, type Report } from "../../../src/reports";
import { ciCommands } from "../../support/ci-commands";
import { NASTY, nastyReport } from "../../support/nasty-report";

/** With codes that no plan brings, but who makes a report otherwise may. */
const report: Report = {
  ...nastyReport,
  hosts: nastyReport.hosts.map((host) => ({
    ...host,
    findings: host.findings.map((finding) => ({ ...finding, code: NASTY })),
  })),
};

describe("no name gives a command to the CI system whose log it is in", () => {
  test("such names would", () => {
    expect(ciCommands(`${NASTY}\n${NASTY}`)).toHaveLength(4);
  });

  test.each(FORMAT_NAMES.filter((name) => name !== "github"))("%s", (name: FormatName) => {
    expect(ciCommands(FORMATS[name]().render(report))).toEqual([]);
  });

  test("text in color", () => {
    expect(ciCommands(FORMATS.text().render(report, { color: true }))).toEqual([]);
  });

  test("github has its own, one a line", () => {
    for (const line of ciCommands(FORMATS.github().render(report))) {
      expect(line).toMatch(/^::(error|warning|notice) title=/);
      expect(line).not.toMatch(/##/);
    }
  });
});
