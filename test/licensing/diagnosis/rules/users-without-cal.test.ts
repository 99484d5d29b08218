import { diagnose } from "../../../../src/licensing";
import { usersWithoutCal } from "../../../../src/licensing/diagnosis/rules/users-without-cal";
import { hostWithPacks, keyPack, told } from "../../../support/hosts-to-diagnose";

const overUsed = (issued: number) =>
  keyPack({ type: "built_in_over_used", typeAndModel: "Built-in OverUsed", total: 0, issued, available: 0 });

describe("users_without_cal", () => {
  test("is silent where the license server counts none", () => {
    expect(told(usersWithoutCal, hostWithPacks("per_user", [keyPack(), overUsed(0)]))).toEqual([]);
  });

  test("counts them, of whatever kind the license server takes the pack for", () => {
    const message =
      'warning: 7 users have logged on without a CAL that fits, by the count of the license server "lic1".';
    expect(told(usersWithoutCal, hostWithPacks("per_user", [keyPack(), overUsed(7)]))).toEqual([message]);
    expect(told(usersWithoutCal, hostWithPacks("per_user", [{ ...overUsed(7), model: "none" }]))).toEqual([message]);
    expect(told(usersWithoutCal, hostWithPacks("per_user", [overUsed(1)]))).toEqual([
      expect.stringMatching(/^warning: 1 user has logged on/),
    ]);
  });

  test("says nothing of hosts in Per Device mode, where there is no such pack", () => {
    expect(told(usersWithoutCal, hostWithPacks("per_device", [overUsed(7)]))).toEqual([]);
  });

  test("beside no CALs that were bought, the host is unhealthy for these", () => {
    const { findings, healthy } = diagnose(hostWithPacks("per_user", [overUsed(7)]));
    expect(healthy).toBe(false);
    expect(findings.map(({ severity, summary }) => `${severity}: ${summary}`)).toEqual([
      'error: The license server "lic1" has no Per User CALs, which the session host\'s mode needs.',
      expect.stringMatching(/^warning: 7 users have logged on/),
    ]);
    expect(findings[1]?.remedy).toMatch(/^Install that many Per User CALs.*breaks the license terms/);
  });
});
