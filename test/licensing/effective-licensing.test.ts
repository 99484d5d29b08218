import { type EffectiveLicensing, policyOverrides } from "../../src/licensing";

const wanted = { mode: "per_user", licenseServers: ["lic1", "lic2"] } as const;
const local: EffectiveLicensing = {
  mode: "per_user",
  licenseServers: ["lic1", "lic2"],
  modeSource: "local",
  licenseServersSource: "local",
};

describe("what Group Policy overrides", () => {
  test("is nothing where the host's own settings are used, whatever they are", () => {
    expect(policyOverrides(wanted, local)).toEqual([]);
    expect(policyOverrides(wanted, { ...local, mode: "per_device", licenseServers: [] })).toEqual([]);
  });

  test("is nothing where the policy says the same, in whatever spelling", () => {
    const same = { ...local, modeSource: "group_policy", licenseServersSource: "group_policy" } as const;
    expect(policyOverrides(wanted, { ...same, licenseServers: ["LIC1", " lic2"] })).toEqual([]);
  });

  test("is judged for the mode and for the list by themselves", () => {
    expect(policyOverrides(wanted, { ...local, mode: "per_device", modeSource: "group_policy" })).toEqual([
      { setting: "mode", wins: "Per Device" },
    ]);
    const list = { ...local, licenseServers: ["lic2", "lic1"], licenseServersSource: "group_policy" } as const;
    expect(policyOverrides(wanted, list)).toEqual([{ setting: "licenseServers", wins: '"lic2", "lic1"' }]);
  });

  test("is told without a value where the policy's is not known", () => {
    const unknown: EffectiveLicensing = {
      mode: undefined,
      licenseServers: undefined,
      modeSource: "group_policy",
      licenseServersSource: "group_policy",
    };
    expect(policyOverrides(wanted, unknown)).toEqual([
      { setting: "mode", wins: undefined },
      { setting: "licenseServers", wins: undefined },
    ]);
  });
});
