import { hostIssues } from "../../../src/drift/formats/host-issues";
import { licensingDrift } from "../../../src/drift/plan/licensing-drift";
import { lookedAt } from "../../../src/drift/plan/looked-at";
import { changeOf, planOf } from "../../support/plan-parts";

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
      return licensingDrift(plan, { looked: lookedAt(plan) }).map(({ state }) => state);
    });
    expect(states).toEqual([["leaving"], ["leaving"]]);
    const [issue] = hostIssues({ host: "rdsh1", state: "leaving", settings: [], findings: [] });
    expect(issue?.remedy).toMatch(/as on_destroy says, or as it is where a removed block only forgets it; or declare/);
  });
});
