import { FORMAT_NAMES, FORMATS, type FormatName } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";

/** Lines as CI systems take them from a job: what is not seen does not count for them. */
function logLines(text: string): string[] {
  return text.split(/[\r\n]/).map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ""));
}

/** Commands to GitHub Actions and Azure Pipelines. */
function commands(text: string): string[] {
  return logLines(text).filter((line) => /^\s*::/.test(line) || /##(vso)?\[/.test(line));
}

describe("no name gives a command to the CI system whose log it is in", () => {
  test("such names would", () => {
    const { host } = nastyReport.hosts[0] ?? {};
    expect(commands(`${host}\n${host}`)).toHaveLength(4);
  });

  test.each(FORMAT_NAMES.filter((name) => name !== "github"))("%s", (name: FormatName) => {
    expect(commands(FORMATS[name]().render(nastyReport))).toEqual([]);
  });

  test("text in color", () => {
    expect(commands(FORMATS.text().render(nastyReport, { color: true }))).toEqual([]);
  });

  test("github has its own, one a line", () => {
    for (const line of commands(FORMATS.github().render(nastyReport))) {
      expect(line).toMatch(/^::(error|warning|notice) title=/);
      expect(line).not.toMatch(/##/);
    }
  });
});
