import { jsonFormat } from "../../../../src/reports/formats/json/json-format";
import { makeReport } from "../../../../src/reports/model/make-report";

test("a report in JSON holds nothing that steers a terminal, and reads back the same", () => {
  const summary = `\u001b[31m \u009b31m \u007f \u202e \u2028 \u{e0001} #\ufe0f ##vso[ "\\`;
  const finding = { code: "c", severity: "error", summary, remedy: "r" } as const;
  const report = makeReport("check", [{ host: "h\u0000", state: "unhealthy", settings: [], findings: [finding] }], {
    now: new Date(0),
  });
  const text = jsonFormat.render(report);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|\ufe0f|##/u);
  expect(JSON.parse(text)).toEqual(report);
  expect(text.endsWith("}\n")).toBe(true);
});
