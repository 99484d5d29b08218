import { neverApplied } from "../../../src/drift/plan/never-applied";
import type { PlanDocument } from "../../../src/drift/plan/plan-document";

function planWith(addresses: readonly string[], errored = false): PlanDocument {
  return { errored, changes: [], drift: [], found: addresses.map((address) => ({ address, type: "t", values: {} })) };
}

describe("a plan of which nothing was applied yet", () => {
  test.each([
    { found: [] },
    { found: ["data.rdslicensing_diagnosis.rdsh1"] },
    { found: ['module.site["a.b"].module.data[0].data.rdslicensing_diagnosis.rdsh1'] },
  ])("is one whose state holds $found", ({ found }) => {
    expect(neverApplied(planWith(found))).toMatchObject({
      code: "never_applied",
      summary: "Nothing was applied from here yet: the state is empty.",
    });
  });

  test.each([
    { found: ["rdslicensing_configuration.rdsh1", "data.rdslicensing_diagnosis.rdsh1"] },
    { found: ["module.data.rdslicensing_configuration.rdsh1"] },
  ])("is none whose state holds $found", ({ found }) => {
    expect(neverApplied(planWith(found))).toBeUndefined();
  });

  test("is none that failed, whose state may not be all there", () => {
    expect(neverApplied(planWith([], true))).toBeUndefined();
  });
});
