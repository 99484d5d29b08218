import { FORMATS, makeReport } from "../../../src/drift";

const NASTY = "evil\u001b[31m\nhost\u202e";

const report = makeReport(
  "check",
  [
    {
      host: NASTY,
      address: NASTY,
      state: "unhealthy",
      settings: [{ attribute: "license_servers", effective: [NASTY], source: "group_policy", drifted: false }],
      findings: [
        { code: "mode_not_configured", severity: "error", summary: NASTY, remedy: NASTY },
        { code: "no_matching_cals", severity: "unknown", summary: `Can not tell x: ${NASTY}`, remedy: NASTY },
      ],
      error: { summary: NASTY, detail: NASTY },
    },
  ],
  { errors: [{ origin: NASTY, summary: NASTY, detail: NASTY }], now: new Date(0) },
);

describe("the text format", () => {
  test("lets no name steer a terminal or break a line", () => {
    const text = FORMATS.text().render(report);
    expect(text).not.toMatch(/\u001b|\u202e/);
    expect(text.match(/^host/gm)).toBeNull();
    expect(text).toContain("evil\\u001b[31m\\u000ahost\\u202e");
  });

  test("is in color only where asked to", () => {
    expect(FORMATS.text().render(report, { color: true })).toContain("\u001b[31m");
  });

  test("ends with what there is of each state", () => {
    expect(FORMATS.text().render(report)).toMatch(/\n1 host: 1 unhealthy, 1 not planned\n$/);
  });
});

describe("the JSON format", () => {
  test("is the report itself", () => {
    expect(JSON.parse(FORMATS.json().render(report))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(report).toMatchObject({ version: 1, healthy: false, time: "1970-01-01T00:00:00.000Z" });
  });
});
