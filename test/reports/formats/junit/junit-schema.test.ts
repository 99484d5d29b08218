import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { FORMATS, type Report } from "../../../../src/reports";
import { describeWith } from "../../../peers/support/programs";
import { sampleReports } from "../../../support/sample-reports";

const XMLLINT = "/usr/bin/xmllint";

/** What xmllint has against a document; empty where it is valid. */
function complaints(xml: string): string {
  const args = ["--noout", "--nonet", "--schema", join(__dirname, "junit.xsd"), "-"];
  const { status, stderr } = spawnSync(XMLLINT, args, { input: xml, encoding: "utf8" });
  return status === 0 ? "" : stderr;
}

describeWith([XMLLINT], "the junit format, held against a schema by xmllint", () => {
  let reports: Readonly<Record<string, Report>>;
  beforeAll(async () => {
    reports = await sampleReports();
  });

  test.each(["nothing", "everyState", "nastyReport", "farm"])("is valid with %s in the report", (name) => {
    expect(complaints(FORMATS.junit().render(reports[name] as Report))).toBe("");
  });

  test.each([
    ["a count that is missing", / errors="\d+"/g, ""],
    ["an attribute that no reader knows", "<testcase ", '<testcase host="x" '],
    ["an element that no reader knows", /(<\/?)skipped/g, "$1ignored"],
  ])("is invalid with %s, so the schema does judge", (_what, before, after) => {
    const xml = FORMATS.junit().render(reports.everyState as Report);
    expect(complaints(xml.replaceAll(before, after))).not.toBe("");
  });
});
