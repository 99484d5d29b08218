import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORMATS, type Report } from "../../../../src/reports";
import { describeWith } from "../../../peers/support/programs";
import { sampleReports } from "../../../support/sample-reports";

const PACKAGE = ".cache/sarif-judge/node_modules/@microsoft/sarif-multitool-linux";
const VALIDATOR = join(__dirname, "../../../..", PACKAGE, "Sarif.Multitool");

/** The program's page can not be named: it has none yet. Everything else that the rules ask for is there. */
const KNOWN = ["SARIF2005"];

describeWith([VALIDATOR], "the sarif format, held against Microsoft's validator", () => {
  let reports: Readonly<Record<string, Report>>;
  const directory = mkdtempSync(join(tmpdir(), "sarif-"));
  beforeAll(async () => {
    reports = await sampleReports();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const sarif = (name: string) => JSON.parse(FORMATS.sarif().render(reports[name] as Report));

  test.each(["nothing", "everyState", "nastyReport", "farm"])(
    "keeps the rules of SARIF and of GitHub's code scanning with %s in the report",
    (name) => {
      expect(brokenRules(sarif(name))).toEqual(KNOWN);
    },
  );

  test("breaks a rule of code scanning where a rule has no help, so the validator does judge", () => {
    const log = sarif("everyState");
    delete log.runs[0].tool.driver.rules[0].help;
    expect(brokenRules(log)).toEqual(["GH2012", ...KNOWN]);
  });

  /** Their codes, sorted. */
  function brokenRules(log: unknown): string[] {
    const [input, output] = ["log.sarif", "found.sarif"].map((name) => join(directory, name)) as [string, string];
    writeFileSync(input, JSON.stringify(log));
    const args = ["validate", "--rule-kind", "Sarif;Ghas", input, "--output", output, "--log", "ForceOverwrite"];
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
    const { stdout } = spawnSync(VALIDATOR, args, { encoding: "utf8", env });
    expect(stdout).toContain("Analysis completed successfully.");
    const [run] = JSON.parse(readFileSync(output, "utf8").replace(/^\ufeff/, "")).runs;
    return [...new Set<string>((run.results ?? []).map(({ ruleId }: { ruleId: string }) => ruleId))].sort();
  }
});
