import { FORMAT_NAMES, FORMATS, type FormatName, type HostReport, makeReport } from "../../../../src/reports";
import { hostIssues } from "../../../../src/reports/formats/content/host-issues";
import { licensingDrift } from "../../../../src/reports/plan/licensing-drift";
import { planCoverage } from "../../../../src/reports/plan/plan-coverage";
import { changeOf, planOf } from "../../../support/plan-parts";

const CHANGE = {
  address: "rdslicensing_configuration.a",
  type: "rdslicensing_configuration",
  before: { host: "rdsh1" },
  after: null,
} as const;

describe("what is wrong at a host that is declared no longer", () => {
  test("is the same for one that will be destroyed and one that is only forgotten, so that the remedy tells of both", () => {
    const states = ["delete", "forget"].map((action) => {
      const plan = planOf({ changes: [changeOf({ ...CHANGE, actions: [action] })] });
      return licensingDrift(plan, { coverage: planCoverage(plan) }).map(({ state }) => state);
    });
    expect(states).toEqual([["leaving"], ["leaving"]]);
    const [issue] = hostIssues({ host: "rdsh1", state: "leaving", settings: [], findings: [] });
    expect(issue?.remedy).toMatch(/on_destroy decides what it keeps, and a removed block leaves it as it is/);
  });
});

describe("a setting that Terraform marks as sensitive", () => {
  const render = (name: FormatName, drifted: boolean) => {
    const settings = (["mode", "license_servers"] as const).map((attribute) => {
      return {
        attribute,
        declared: null,
        found: null,
        effective: null,
        source: null,
        sensitive: true,
        drifted,
      } as const;
    });
    const host: HostReport = { host: "rdsh1", state: drifted ? "drifted" : "ok", settings, findings: [] };
    return FORMATS[name]().render(makeReport("drift", [host]));
  };
  const shown = /\(sensitive value\)|&#40;sensitive value&#41;/;

  test.each(["text", "html", "markdown"] as const)("is told as such where it is as declared: %s", (name) => {
    expect(render(name, false)).toMatch(shown);
    expect(render(name, false)).not.toMatch(/not known|declared none|>none</);
  });

  // Metrics have no texts, and JSON says it in a member of its own.
  test.each(FORMAT_NAMES.filter((name) => name !== "json" && name !== "openmetrics"))(
    "and where it is not: %s",
    (name) => {
      expect(render(name, true)).toMatch(shown);
      expect(render(name, true)).toMatch(/not as declared/);
      expect(render(name, true)).not.toMatch(/not known|declared none|>none</);
    },
  );
});
