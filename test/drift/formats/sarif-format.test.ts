import { FORMATS } from "../../../src/drift";
import { NASTY, nastyReport } from "../../support/nasty-report";

describe("the sarif format", () => {
  const [run] = JSON.parse(FORMATS.sarif().render(nastyReport)).runs;

  test("has a result for each thing that is wrong, with its rule, level and place", () => {
    expect(run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => `${level} ${ruleId}`)).toEqual([
      "error drift_mode",
      "error mode_not_configured",
      "note no_matching_cals",
      "error unreachable",
    ]);
    const rules = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    expect(run.results[0].locations[0].logicalLocations[0]).toMatchObject({ name: NASTY, kind: "resource" });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /^[\w%.~!*'()-]+(\/[\w%.~!*'()-]+)*$/,
    );
  });

  test("says that not everything was planned", () => {
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});
