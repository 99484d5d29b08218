import { known } from "../../../../src/licensing";
import { roleNotActive } from "../../../../src/licensing/diagnosis/rules/role-not-active";
import { found, healthyHost, NOT_KNOWN, told } from "../../../support/hosts-to-diagnose";

describe("role_not_active", () => {
  test("tells of a host without the role", () => {
    expect(found(roleNotActive, healthyHost({ roleActive: known(false) }))).toEqual([
      {
        severity: "info",
        summary: "The Remote Desktop Session Host role is not active, so licensing does not apply.",
        remedy: "Do nothing, or install the role: without it, Windows asks for no licenses.",
      },
    ]);
  });

  test("cannot tell what Windows does not say", () => {
    expect(told(roleNotActive, healthyHost({ roleActive: NOT_KNOWN }))).toEqual([
      "unknown: Cannot tell whether the session host role is active: WMI did not answer.",
    ]);
  });
});
