import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import { type ExtractedReport, extractReports } from "../../tools/api/extract-reports";
import { problemsOf } from "../../tools/api/problems-of";
import { ROOT } from "./pages";

describe("the report of the API", () => {
  let folder: string;
  let reports: ExtractedReport[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rds-api-reports-"));
    cpSync(join(ROOT, "docs/api"), folder, { recursive: true });
    const kept = join(folder, "testing.api.md");
    writeFileSync(
      kept,
      readFileSync(kept, "utf8").replace("stop(): Promise<void>", "stop(now: boolean): Promise<void>"),
    );
    rmSync(join(folder, "reports.api.md"));
    reports = extractReports(folder, false);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is stale where the API was changed or was not reported on yet, and nowhere else", () => {
    expect(reports.filter(({ changed }) => changed).map(({ file }) => file)).toEqual([
      "testing.api.md",
      "reports.api.md",
    ]);
  });

  test("has nothing to complain about in this package", () => {
    expect(problemsOf(reports)).toEqual([]);
  });

  test("tells the shape of what users write", () => {
    const text = reports.find(({ entry }) => entry.name === "constructs")?.text;
    expect(text).toContain("export class RdsFarm extends Construct {");
    expect(text).toContain("readonly minimumReachable?: number;");
  });
});

describe("the problems of a report", () => {
  function report(name: string, messages: Partial<ExtractorMessage>[], text = ""): ExtractedReport {
    const located = messages.map((message) => ({
      sourceFilePath: join(ROOT, "lib", name, "thing.d.ts"),
      sourceFileLine: 7,
      logLevel: ExtractorLogLevel.Warning,
      ...message,
    }));
    const entry = { name, declarations: "", source: "" };
    return { entry, file: `${name}.api.md`, text, changed: false, messages: located as ExtractorMessage[] };
  }
  const forgotten = (name: string) => ({
    messageId: "ae-forgotten-export",
    text: `The symbol "${name}" needs to be exported by the entry point index.d.ts`,
  });
  const undocumented = { messageId: "ae-undocumented", text: 'Missing documentation for "thing".' };

  test("are types that nobody can import, with their place", () => {
    expect(problemsOf([report("reports", [forgotten("Hidden")])])).toEqual([
      'lib/reports/thing.d.ts:7: The symbol "Hidden" needs to be exported by the entry point index.d.ts (ae-forgotten-export)',
    ]);
  });

  test("are not types that another entry exports, whatever number the compiler gave them, or that are the CDK's", () => {
    const other = report("licensing", [], "// @public\nexport interface Finding {\n}\n");
    expect(problemsOf([report("reports", [forgotten("Finding_2"), forgotten("IAspect")]), other])).toEqual([]);
  });

  test("are constructs without documentation, but those that are generated", () => {
    const generated = { ...undocumented, sourceFilePath: join(ROOT, "src/constructs/l1/provider.ts") };
    expect(problemsOf([report("constructs", [undocumented, generated])])).toHaveLength(1);
    expect(problemsOf([report("licensing", [undocumented])])).toEqual([]);
  });

  test("are comments that cannot be read, but not the code of an example in them", () => {
    const malformed = { messageId: "tsdoc-malformed-inline-tag", text: "Expecting a TSDoc tag" };
    expect(problemsOf([report("wsman", [malformed])])).toHaveLength(1);
    const sourceFilePath = join(ROOT, "src/constructs/choices/licensing-scope.ts");
    const lines = readFileSync(sourceFilePath, "utf8").split("\n");
    const at = (text: string) => ({
      ...malformed,
      sourceFilePath,
      sourceFileLine: lines.findIndex((line) => line.includes(text)) + 1,
    });
    expect(problemsOf([report("constructs", [at("mode: LicensingMode.PER_USER")])])).toEqual([]);
    expect(problemsOf([report("constructs", [at("Where the licensing settings")])])).toHaveLength(1);
    expect(problemsOf([report("constructs", [at("@param value")])])).toHaveLength(1);
  });
});
