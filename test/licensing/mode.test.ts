import { describeMode, modeFromNumber, modeProblem, numberFromMode } from "../../src/licensing";

describe("the licensing mode", () => {
  test.each([
    [2, "per_device"],
    [4, "per_user"],
    [5, "not_configured"],
    [6, "aad_per_user"],
    [undefined, "not_configured"],
    [0, "unknown_0"],
    [3, "unknown_3"],
    [4294967295, "unknown_4294967295"],
  ] as const)("stored as %s is %s", (number, mode) => {
    expect(modeFromNumber(number)).toBe(mode);
  });

  test.each(["per_device", "per_user", "not_configured"] as const)("%s survives being stored", (mode) => {
    expect(modeFromNumber(numberFromMode(mode))).toBe(mode);
  });

  test.each(["PerUser", "Per_User", "", "not_configured", "aad_per_user", "4"])("cannot be set to %j", (mode) => {
    expect(modeProblem(mode)?.detail).toMatch(/"per_device" or "per_user"/);
  });

  test("has a name for people, undocumented numbers included", () => {
    expect(describeMode("per_user")).toBe("Per User");
    expect(describeMode("unknown_3")).toBe("an undocumented value (3)");
  });
});
