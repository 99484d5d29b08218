import { parsePlan } from "../../../src/reports/plan/parse-plan";

function codeOf(text: string): string {
  try {
    parsePlan(text, "plan.json");
    return "none";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const plan = (more: object = {}) => JSON.stringify({ format_version: "1.2", planned_values: {}, ...more });

describe("the JSON of a plan", () => {
  test.each([
    ["nothing", "", "invalid_plan"],
    ["half of it", plan().slice(0, 30), "invalid_plan"],
    ["a list", "[]", "invalid_plan"],
    ["a state", '{"format_version":"1.0","values":{}}', "invalid_plan"],
    ["no version", '{"planned_values":{}}', "invalid_plan"],
    ["format version 2", plan({ format_version: "2.0" }), "unsupported_plan"],
    ["format version 0", plan({ format_version: "0.2" }), "unsupported_plan"],
    ["a plan", plan(), "none"],
    ["members of other types", plan({ resource_changes: 5, resource_drift: [null, 1], prior_state: "x" }), "none"],
  ])("of %s is %s", (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each([
    ["2026-11-24T03:00:00Z", "2026-11-24T03:00:00.000Z"],
    ["2026-11-24T05:00:00+02:00", "2026-11-24T03:00:00.000Z"],
    ["2026", undefined],
    ["2026-99-99T00:00:00Z", undefined],
    ["\u001b[31m", undefined],
    [5, undefined],
    [undefined, undefined],
  ])("made at %j was made at %s", (timestamp, time) => {
    expect(parsePlan(plan({ timestamp }), "p").timestamp).toBe(time);
  });

  test("is read down through modules, but not without end", () => {
    let module: object = { resources: [{ address: "deep", type: "t", values: {} }] };
    for (let depth = 0; depth < 100; depth += 1) module = { child_modules: [module] };
    expect(parsePlan(plan({ prior_state: { values: { root_module: module } } }), "p").found).toEqual([]);
    const shallow = { child_modules: [{ resources: [{ address: "module.a.x", type: "t", values: { host: "h" } }] }] };
    expect(parsePlan(plan({ prior_state: { values: { root_module: shallow } } }), "p").found).toEqual([
      { address: "module.a.x", type: "t", mode: "managed", values: { host: "h" }, sensitive: {} },
    ]);
  });
});
