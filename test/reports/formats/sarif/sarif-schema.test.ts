import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { FORMATS, type Report } from "../../../../src/reports";
import { sampleReports } from "../../../support/sample-reports";

const SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

// Of draft 4, which says "id" for "$id"; the schema uses nothing else that later drafts have otherwise.
const { $schema: _draft, id: _id, ...rules } = JSON.parse(readFileSync(require.resolve(SCHEMA), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(rules);

let reports: Readonly<Record<string, Report>>;
beforeAll(async () => {
  reports = await sampleReports();
});

const sarif = (report: Report) => JSON.parse(FORMATS.sarif().render(report));

describe("the sarif format, held against the schema of SARIF 2.1.0", () => {
  test.each(["nothing", "everyState", "nastyReport", "farm"])("is valid with %s in the report", (name) => {
    validate(sarif(reports[name] as Report));
    expect(validate.errors).toBeNull();
  });

  test("has every finding of the farm as a result", () => {
    const { hosts } = reports.farm as Report;
    const codes = hosts.flatMap(({ findings }) => findings.map(({ code }) => code));
    const [{ results }] = sarif(reports.farm as Report).runs;
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(codes);
    expect(new Set(codes).size).toBeGreaterThan(20);
  });

  test.each([
    ["level", "bad"],
    ["message", { text: 5 }],
    ["ruleID", "mistyped"],
  ])("is invalid with another %s, so the schema does judge", (member, value) => {
    const log = sarif(reports.everyState as Report);
    log.runs[0].results[0][member] = value;
    expect(validate(log)).toBe(false);
  });
});
