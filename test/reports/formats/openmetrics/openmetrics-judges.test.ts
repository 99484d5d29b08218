import { spawnSync } from "node:child_process";
import { FORMATS, makeReport, type Report } from "../../../../src/reports";
import { describeWith, PROMTOOL, PYTHON_PROMETHEUS } from "../../../peers/support/programs";
import { nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";

const REPORTS: Readonly<Record<string, Report>> = { nothing: makeReport("check", []), everyState, nastyReport };
const names = Object.keys(REPORTS);
const render = (name: string) => FORMATS.openmetrics().render(REPORTS[name] as Report);

/** A parser of python3-prometheus-client as a program: prints the series that it read, a line each, as JSON. */
const PROGRAM = `
import importlib, json, sys
parser = importlib.import_module(sys.argv[1])
for family in parser.text_string_to_metric_families(sys.stdin.read()):
    for sample in family.samples:
        print(json.dumps([family.type, sample.name, sample.labels, float(sample.value)]))
`;

function parse(parser: string, text: string): { series: string[]; error: string } {
  const { stdout, stderr } = spawnSync("/usr/bin/python3", ["-c", PROGRAM, parser], { input: text, encoding: "utf8" });
  return { series: stdout.trim().split("\n"), error: stderr.trim().split("\n").at(-1) ?? "" };
}

const OPENMETRICS = "prometheus_client.openmetrics.parser";
const OLDER = "prometheus_client.parser";

describeWith([PYTHON_PROMETHEUS], "the openmetrics format, read by the parsers of python3-prometheus-client", () => {
  test.each(names)("says the same in both formats with %s in the report", (name) => {
    const text = render(name);
    const [read, older] = [parse(OPENMETRICS, text), parse(OLDER, text)];
    expect([read.error, older.error]).toEqual(["", ""]);
    expect(read.series).toEqual(older.series);
    expect(read.series).toHaveLength(text.split("\n").filter((line) => /^\w/.test(line)).length);
  });

  test.each([
    ["no end", "# EOF\n", ""],
    [
      "a unit that is not in the name",
      "# UNIT rdslicensing_report_timestamp_seconds seconds",
      "# UNIT rdslicensing_report_timestamp_seconds days",
    ],
    ["a label that is not escaped", '"everything"', '"every"thing"'],
  ])("is refused with %s, so the parser does judge", (_what, before, after) => {
    const text = render("nothing").replace('report="check"', 'report="everything"');
    expect(text).toContain(before);
    expect(parse(OPENMETRICS, text.replace(before, after)).error).not.toBe("");
  });
});

describeWith([PROMTOOL], "the openmetrics format, held against the conventions by promtool", () => {
  const lint = (text: string) => spawnSync(PROMTOOL, ["check", "metrics"], { input: text, encoding: "utf8" });

  test.each(names)("has nothing to complain of with %s in the report", (name) => {
    const { status, stdout, stderr } = lint(render(name));
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
  });

  test("is complained of where a gauge is called as a counter is, so promtool does judge", () => {
    const { status, stderr } = lint(render("nothing").replaceAll("_report_errors", "_report_errors_total"));
    expect(status).not.toBe(0);
    expect(stderr).toContain("_total");
  });
});
