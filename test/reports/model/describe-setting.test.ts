import { describeSetting } from "../../../src/reports/model/describe-setting";
import type { SettingReport } from "../../../src/reports/model/report";

const described = (setting: Partial<SettingReport>) =>
  describeSetting({ attribute: "mode", drifted: false, ...setting });

describe("a setting", () => {
  test.each([
    ["drifted", { declared: "per_user", found: "per_device", drifted: true }, "per_device", "per_user"],
    ["overridden", { declared: "per_user", effective: "per_device", source: "group_policy" }, "per_device", "per_user"],
    ["pending", { declared: "per_user", found: "per_device" }, "per_device", "per_user"],
    ["declared", { declared: "per_user", found: null }, "per_user", undefined],
    ["as_declared", { declared: "per_user", found: "per_user", effective: "per_user" }, "per_user", undefined],
    ["used", { found: "per_user", effective: "per_device" }, "per_device", undefined],
    ["not_known", { found: null, effective: null }, null, undefined],
  ] as const)("is %s", (kind, setting, value, declared) => {
    expect(described(setting)).toMatchObject({ kind, value });
    expect(described(setting).declared).toEqual(declared);
  });

  test("is drifted before it is overridden: the managed place holds something else", () => {
    const setting = { declared: "per_user", found: "per_device", effective: "per_device", source: "group_policy" };
    expect(described({ ...setting, drifted: true }).kind).toBe("drifted");
  });

  test("is the same to Windows whatever the case and the blanks of a name", () => {
    const setting = { attribute: "license_servers", declared: ["lic1", "LIC2 "], found: ["LIC1", "lic2"] } as const;
    expect(described(setting).kind).toBe("as_declared");
  });

  test("that Group Policy decides is not known by the host's own value, and never as declared", () => {
    const setting = { declared: "per_user", found: "per_user", effective: null, source: "group_policy" };
    expect(described(setting)).toMatchObject({ kind: "not_known", value: null, isPolicy: true });
  });

  test.each([true, false])("that is sensitive shows no value (drifted: %s)", (drifted) => {
    const setting = { declared: "per_user", found: "per_device", sensitive: true, drifted };
    expect(described(setting)).toEqual({
      kind: drifted ? "drifted" : "used",
      value: null,
      isPolicy: false,
      isSensitive: true,
    });
  });
});
