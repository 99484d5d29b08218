import { aadPerUser } from "../../../../src/licensing/diagnosis/rules/aad-per-user";
import { found, healthyHost, modeSetting, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("aad_per_user", () => {
  test("is silent on a healthy host", () => {
    expect(found(aadPerUser, healthyHost())).toEqual([]);
  });

  test("warns of the mode", () => {
    expect(found(aadPerUser, healthyHost({ mode: modeSetting("aad_per_user") }))).toEqual(["warning aad_per_user"]);
  });

  test("is silent where the mode is not known, which another rule tells", () => {
    expect(found(aadPerUser, healthyHost({ mode: modeSetting("aad_per_user", { effective: NOT_KNOWN }) }))).toEqual([]);
  });
});
