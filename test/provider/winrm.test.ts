import { PENDING, resolveConnection, SETTING_NAMES } from "../../src/connection";
import { UNKNOWN } from "../../src/plugin";
import { attributeSource, connectionDiagnostics, WINRM_ATTRIBUTES, type WinrmConfig } from "../../src/provider/winrm";

const NOTHING = Object.fromEntries(SETTING_NAMES.map((name) => [name, null]));
const configured = (values: object) => attributeSource({ ...NOTHING, ...values } as WinrmConfig);

describe("the provider's winrm", () => {
  test("has an attribute for every setting, which names its variable", () => {
    expect(Object.keys(WINRM_ATTRIBUTES)).toEqual(SETTING_NAMES);
    for (const [name, { description }] of Object.entries(WINRM_ATTRIBUTES)) {
      expect(description).toContain(`RDSLICENSING_${name.toUpperCase()}`);
    }
  });

  test("is pending where Terraform does not know it yet, as a whole or an attribute of it", () => {
    expect(attributeSource(UNKNOWN).read("port")).toBe(PENDING);
    expect(configured({ port: UNKNOWN }).read("port")).toBe(PENDING);
    expect(configured({ port: 81 }).read("port")).toBe(81);
    expect(configured({}).read("port")).toBeUndefined();
    expect(attributeSource(null).read("port")).toBeUndefined();
    expect(resolveConnection([attributeSource(UNKNOWN)], {})).toEqual({ problems: [] });
  });

  test("shows each problem on the attribute it is about, in the words of configurations", () => {
    const { problems } = resolveConnection([configured({ auth: "kerberos", https: false })], {});
    expect(connectionDiagnostics(problems)).toMatchObject([
      { severity: "error", path: ["winrm", "auth"], detail: expect.stringContaining('Use https, or auth = "ntlm"') },
    ]);
    const { problems: missing } = resolveConnection([configured({})], {});
    expect(connectionDiagnostics(missing)).toMatchObject([{ severity: "error", path: ["winrm"] }]);
  });
});
