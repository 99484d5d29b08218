import { known, type LicensingMode } from "../../../../src/licensing";
import { modeFromPolicy } from "../../../../src/licensing/diagnosis/rules/mode-from-policy";
import { found, healthyHost, modeSetting, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

/** A host with a mode of its own, and another that Group Policy sets. */
const hostUnderPolicy = (own: LicensingMode, used: LicensingMode) =>
  healthyHost({ mode: modeSetting(own, { source: known("group_policy"), effective: known(used) }) });

describe("mode_from_policy", () => {
  test("warns where the policy overrides another mode of the host", () => {
    expect(found(modeFromPolicy, hostUnderPolicy("per_user", "per_device"))).toEqual([
      {
        severity: "warning",
        summary: "Group Policy sets the licensing mode to Per Device; the host's own mode, Per User, is not used.",
        remedy:
          'If the policy is right, do nothing. Otherwise change it ("gpresult /h report.html" on the host shows which one it is), or manage it with scope = "policy".',
      },
    ]);
  });

  test("mentions a policy that overrides nothing, or says the same", () => {
    expect(told(modeFromPolicy, hostUnderPolicy("not_configured", "per_device"))).toEqual([
      "info: Group Policy sets the licensing mode to Per Device.",
    ]);
    expect(told(modeFromPolicy, hostUnderPolicy("per_user", "per_user"))).toEqual([
      "info: Group Policy sets the licensing mode to Per User.",
    ]);
  });

  test("cannot tell where the source is not known", () => {
    expect(told(modeFromPolicy, healthyHost({ mode: modeSetting("per_user", { source: NOT_KNOWN }) }))).toEqual([
      "unknown: Cannot tell what sets the licensing mode: WMI did not answer.",
    ]);
  });
});
