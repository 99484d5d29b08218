import { FORMAT_NAMES, FORMATS, type FormatName } from "../../../src/drift";
import { ciCommands } from "../../support/ci-commands";
import { nastyReport } from "../../support/nasty-report";

describe("no name gives a command to the CI system whose log it is in", () => {
  test("such names would", () => {
    const { host } = nastyReport.hosts[0] ?? {};
    expect(ciCommands(`${host}\n${host}`)).toHaveLength(4);
  });

  test.each(FORMAT_NAMES.filter((name) => name !== "github"))("%s", (name: FormatName) => {
    expect(ciCommands(FORMATS[name]().render(nastyReport))).toEqual([]);
  });

  test("text in color", () => {
    expect(ciCommands(FORMATS.text().render(nastyReport, { color: true }))).toEqual([]);
  });

  test("github has its own, one a line", () => {
    for (const line of ciCommands(FORMATS.github().render(nastyReport))) {
      expect(line).toMatch(/^::(error|warning|notice) title=/);
      expect(line).not.toMatch(/##/);
    }
  });
});
