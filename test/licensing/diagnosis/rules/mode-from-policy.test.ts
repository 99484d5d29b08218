import { known } from "../../../../src/licensing";
import { modeFromPolicy } from "../../../../src/licensing/diagnosis/rules/mode-from-policy";
import { found, healthyHost, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("mode_from_policy", () => {
  test("is silent on a healthy host", () => {
    expect(found(modeFromPolicy, healthyHost())).toEqual([]);
  });

  test("warns where the policy shadows another mode of the host", () => {
    expect(
      found(
        modeFromPolicy,
        healthyHost({
          mode: modeSetting("per_user", { source: known("group_policy"), effective: known("per_device") }),
        }),
      ),
    ).toEqual(["warning mode_from_policy"]);
  });

  test("mentions a policy that shadows nothing", () => {
    expect(
      found(
        modeFromPolicy,
        healthyHost({
          mode: modeSetting("not_configured", { source: known("group_policy"), effective: known("per_device") }),
        }),
      ),
    ).toEqual(["info mode_from_policy"]);
  });

  test("mentions a policy that says the same", () => {
    expect(
      found(modeFromPolicy, healthyHost({ mode: modeSetting("per_user", { source: known("group_policy") }) })),
    ).toEqual(["info mode_from_policy"]);
  });

  test("can not tell where the source is not known", () => {
    expect(found(modeFromPolicy, healthyHost({ mode: modeSetting("per_user", { source: NOT_KNOWN }) }))).toEqual([
      "unknown mode_from_policy",
    ]);
  });
});
