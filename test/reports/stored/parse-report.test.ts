import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORMATS, makeReport, parseReport, ReportError, readReport } from "../../../src/reports";
import { nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

const FINDING = { code: "service_stopped", severity: "error", summary: "Stopped.", remedy: "Start it." };
const HOST = { host: "a", state: "unhealthy", settings: [], findings: [FINDING] };
const REPORT = { version: 2, kind: "check", time: "2026-11-24T03:00:00Z", hosts: [HOST], errors: [] };

const parse = (value: unknown) => parseReport(JSON.stringify(value), "last.json");

function errorOf(read: () => unknown): ReportError {
  try {
    read();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
  throw new Error("It was read.");
}

describe("a stored report", () => {
  test.each([
    ["with every state and every member", everyState],
    ["of the worst names we know", nastyReport],
    ["of no host", makeReport("check", [])],
  ])("%s is read as it was", (_what, report) => {
    expect(parseReport(FORMATS.json().render(report), "last.json")).toEqual(report);
  });

  test("of version 1 is one of version 2 without what version 1 did not tell", () => {
    const { summary, hosts } = parse({ ...REPORT, version: 1, healthy: false, summary: { hosts: 1, unhealthy: 1 } });
    expect(summary).toMatchObject({ hosts: 1, unhealthy: 1, not_known: 0, not_looked_at: 0 });
    expect(hosts).toEqual([HOST]);
  });

  test("may have members that are not known here, which are not read", () => {
    expect(parse({ ...REPORT, hosts: [{ ...HOST, later: 1 }] }).hosts).toEqual([HOST]);
  });

  test("gives its times in UTC, by which they are compared", () => {
    expect(parse({ ...REPORT, time: "2026-11-24T04:00:00+01:00" }).time).toBe("2026-11-24T03:00:00.000Z");
  });
});

describe("what is no report says what it is not", () => {
  const wrongHost = (part: object) => ({ ...REPORT, hosts: [{ ...HOST, ...part }] });
  test.each([
    ["a list", [], "last.json is not the JSON of a report"],
    ["a plan", { format_version: "1.2", planned_values: {} }, "last.json is not the JSON of a report"],
    ["a version that is no number", { ...REPORT, version: "2" }, "last.json is not the JSON of a report"],
    ["version 0", { ...REPORT, version: 0 }, "last.json is not the JSON of a report"],
    ["no hosts", { ...REPORT, hosts: undefined }, "last.json is not the JSON of a report: hosts is not a list"],
    [
      "no time",
      { ...REPORT, time: "yesterday" },
      "last.json is not the JSON of a report: time is not a time of RFC 3339",
    ],
    [
      "a day alone",
      { ...REPORT, time: "2026-11-24" },
      "last.json is not the JSON of a report: time is not a time of RFC 3339",
    ],
    [
      "a host that is a text",
      { ...REPORT, hosts: ["a"] },
      "last.json is not the JSON of a report: hosts[0] is not an object",
    ],
    [
      "a name that is none",
      wrongHost({ host: null }),
      "last.json is not the JSON of a report: hosts[0].host is not a text",
    ],
    [
      "a severity that is none",
      wrongHost({ findings: [{ ...FINDING, severity: "fatal" }] }),
      "last.json is not the JSON of a report: hosts[0].findings[0].severity is not one of error, warning, unknown, info",
    ],
    [
      "a since that is none",
      wrongHost({ findings: [{ ...FINDING, since: "\u001b[31m" }] }),
      "last.json is not the JSON of a report: hosts[0].findings[0].since is not a time of RFC 3339",
    ],
    ["members of a prototype", Object.create(REPORT), "last.json is not the JSON of a report"],
  ])("%s", (_what, value, summary) => {
    expect(errorOf(() => parse(value))).toMatchObject({ code: "invalid_report", summary });
  });

  test("an unknown state is named with those that there are", () => {
    expect(errorOf(() => parse(wrongHost({ state: "asleep" }))).summary).toMatch(
      /hosts\[0\]\.state is not one of failed, /,
    );
  });

  test("a later version names the versions that are read", () => {
    expect(errorOf(() => parse({ ...REPORT, version: 3, hosts: {} }))).toMatchObject({
      code: "unsupported_report",
      summary: "last.json is a report of version 3, and this rds-licensing reads versions 1 to 2",
    });
  });

  test("__proto__ in the text reaches no prototype", () => {
    const json = JSON.stringify(REPORT).replace('"host":"a"', '"host":"a","__proto__":{"displayName":"x"}');
    expect(parseReport(json, "last.json").hosts[0]?.displayName).toBeUndefined();
    expect(({} as { displayName?: string }).displayName).toBeUndefined();
  });
});

describe("the file of a report", () => {
  const directory = mkdtempSync(join(tmpdir(), "report-"));
  const path = join(directory, "last.json");
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each([
    ["empty", "", "invalid_report", "is empty"],
    ["cut off", '{"version": 2, ', "invalid_report", "incomplete JSON"],
    ["text", "3 hosts: 3 ok", "invalid_report", "not JSON"],
    ["nested without an end", "[".repeat(100_000), "invalid_report", "more than 512 levels deep"],
    ["no text", Buffer.from([0xff, 0x00, 0xd8]), "invalid_report", "not text"],
  ])("that is %s is none", (_what, content, code, summary) => {
    writeFileSync(path, content);
    const error = errorOf(() => readReport(path));
    expect(error).toMatchObject({ code, summary: expect.stringContaining(summary) });
    expect(error.detail).toBe("Give the file that an earlier run wrote with --report json=FILE.");
  });

  test("that is not there cannot be read, and neither can a folder", () => {
    expect(errorOf(() => readReport(join(directory, "none")))).toMatchObject({ code: "cannot_read" });
    expect(errorOf(() => readReport(directory))).toMatchObject({ code: "cannot_read" });
  });

  test("in the encoding of PowerShell's > is read", () => {
    writeFileSync(path, Buffer.from(`\ufeff${JSON.stringify(REPORT)}`, "utf16le"));
    expect(readReport(path).hosts).toHaveLength(1);
    expect(readFileSync(path)[0]).toBe(0xff);
  });
});
