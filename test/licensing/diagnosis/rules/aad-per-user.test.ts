import { aadPerUser } from "../../../../src/licensing/diagnosis/rules/aad-per-user";
import { found, healthyHost, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("aad_per_user", () => {
  test("warns of the mode", () => {
    expect(found(aadPerUser, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual([
      {
        severity: "warning",
        summary: "The licensing mode is AAD Per User, which Microsoft's own policy calls deprecated.",
        remedy:
          'Set the policy "Set the Remote Desktop licensing mode" to Per User or Per Device, or remove the policy.',
      },
    ]);
  });

  test("is silent where the mode is not known, which another rule tells", () => {
    expect(found(aadPerUser, healthyHost({ mode: modeSetting("aad_per_user", { effective: NOT_KNOWN }) }))).toEqual([]);
  });
});
