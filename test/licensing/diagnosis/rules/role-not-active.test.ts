import { known } from "../../../../src/licensing";
import { roleNotActive } from "../../../../src/licensing/diagnosis/rules/role-not-active";
import { found, healthyHost, NOT_KNOWN } from "../../../support/hosts-to-diagnose";

describe("role_not_active", () => {
  test("is silent on a healthy host", () => {
    expect(found(roleNotActive, healthyHost())).toEqual([]);
  });

  test("tells of a host without the role", () => {
    expect(found(roleNotActive, healthyHost({ roleActive: known(false) }))).toEqual(["info role_not_active"]);
  });

  test("can not tell what Windows does not say", () => {
    expect(found(roleNotActive, healthyHost({ roleActive: NOT_KNOWN }))).toEqual(["unknown role_not_active"]);
  });
});
