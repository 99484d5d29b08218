import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { FORMATS, makeReport } from "../../../src/reports";
import { NASTY, nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

const schema = JSON.parse(readFileSync(join(__dirname, "../../../schemas/report-v2.schema.json"), "utf8"));
const ajv = new Ajv({ strict: true });
addFormats(ajv);
const validate = ajv.compile(schema);

describe("the published schema of the json format", () => {
  test("describes a report with everything in it, and an empty one", () => {
    for (const report of [nastyReport, everyState, makeReport("check", [])]) {
      validate(JSON.parse(FORMATS.json().render(report)));
      expect(validate.errors).toBeNull();
    }
  });

  test.each([
    ["another version", { ...nastyReport, version: 1 }],
    ["an unknown state", { ...nastyReport, hosts: [{ ...nastyReport.hosts[0], state: NASTY }] }],
    ["a plan of no time", { ...nastyReport, plans: [{ ...nastyReport.plans?.[0], time: NASTY }] }],
    ["no time", { ...nastyReport, time: undefined }],
  ])("refuses %s", (_what, report) => {
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(false);
  });
});
