import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { type DoctorReport, STEP_IDS, STEP_STATES, type Step, stepText, verdictText } from "../../src/doctor";

const schema = JSON.parse(readFileSync(join(__dirname, "../../schemas/doctor-v1.schema.json"), "utf8"));
const ajv = new Ajv({ strict: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const failed: Step = { id: "tls", title: "TLS", state: "failed", code: "tls_failed", detail: "no", remedy: "Do é." };
const report: DoctorReport = {
  version: 1,
  command: "doctor",
  time: "2026-11-30T03:00:00.000Z",
  host: "rdsh1",
  endpoint: "https://rdsh1:5986/wsman",
  auth: "ntlm",
  channel: "cim",
  ready: false,
  readyFor: [],
  steps: [{ id: "name", title: "Name", state: "ok", detail: "10.0.0.5", milliseconds: 12 }, failed],
};
const UNICODE = { color: false, unicode: true };
const ASCII = { color: false, unicode: false };

describe("the published schema of the json format", () => {
  test("describes a report with every step and state", () => {
    const steps = STEP_IDS.flatMap((id) => STEP_STATES.map((state) => ({ ...failed, id, state })));
    validate({ ...report, steps });
    expect(validate.errors).toBeNull();
  });

  test("describes a comparison", () => {
    const difference = { question: "Get", aspect: "fault", here: "none", there: "AccessDenied 5", assumptions: ["A8"] };
    const comparison = { differences: [difference], holding: ["A1"], failing: [], notAsked: [], askedOnce: [] };
    validate({ ...report, comparison });
    expect(validate.errors).toBeNull();
    expect(validate({ ...report, comparison: { ...comparison, failing: ["first"] } })).toBe(false);
  });

  test.each([
    ["another version", { ...report, version: 2 }],
    ["a step of another name", { ...report, steps: [{ ...failed, id: "luck" }] }],
    ["a use that there is not", { ...report, readyFor: ["pray"] }],
  ])("refuses %s", (_, broken) => {
    expect(validate(broken)).toBe(false);
  });
});

describe("the text", () => {
  test("has a sign, the time and the remedy of a step", () => {
    expect(report.steps.map((step) => stepText(step, UNICODE)).join("")).toBe(
      [
        "✓ Name                            12 ms  10.0.0.5",
        "✗ TLS                                    no",
        "    Do é.",
        "",
      ].join("\n"),
    );
  });

  test("is ASCII where a terminal shows nothing else", () => {
    expect(stepText(failed, ASCII)).toBe("x TLS                                    no\n    Do \\u{e9}.\n");
  });

  test.each([
    [[], "rdsh1 is not ready. Failed: TLS.\n"],
    [["check", "plan"], "rdsh1 is ready for check and plan alone. Failed: TLS.\n"],
  ] as const)("says what is missing: ready for %p", (readyFor, text) => {
    expect(verdictText({ ...report, readyFor }, UNICODE)).toBe(text);
  });

  test("says so where nothing is missing", () => {
    const steps = report.steps.slice(0, 1);
    const all = { ...report, steps, ready: true, readyFor: ["check", "plan", "apply"] } as const;
    expect(verdictText(all, UNICODE)).toBe("rdsh1 is ready for check, plan and apply.\n");
  });
});
