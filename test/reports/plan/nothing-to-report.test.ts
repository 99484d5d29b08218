import { neverApplied } from "../../../src/reports/plan/nothing-to-report";
import { foundOf, planOf } from "../../support/plan-parts";

function planWith(addresses: readonly string[], errored = false) {
  const mode = (address: string) => (/(^|\.)data\.rds/.test(address) ? "data" : "managed") as "data" | "managed";
  const found = addresses.map((address) => foundOf({ address, type: "t", mode: mode(address), values: {} }));
  return planOf({ errored, found });
}

describe("a plan of which nothing was applied yet", () => {
  test.each([
    { found: [] },
    { found: ["data.rdslicensing_diagnosis.rdsh1"] },
    { found: ['module.site["a.b"].module.data[0].data.rdslicensing_diagnosis.rdsh1'] },
  ])("is one whose state holds $found", ({ found }) => {
    expect(neverApplied(planWith(found))).toMatchObject({
      code: "never_applied",
      summary: "Nothing has been applied yet: the state is empty",
    });
  });

  test.each([
    { found: ["rdslicensing_configuration.rdsh1", "data.rdslicensing_diagnosis.rdsh1"] },
    { found: ["module.site.rdslicensing_configuration.data"] },
  ])("is none whose state holds $found", ({ found }) => {
    expect(neverApplied(planWith(found))).toBeUndefined();
  });

  test("is none that failed, whose state may not be all there", () => {
    expect(neverApplied(planWith([], true))).toBeUndefined();
  });
});
