import { askWindows } from "../../../src/windows/settings/effective-settings";
import { POLICIES_KEY } from "../../../src/windows/settings/places";
import { fakeAccess } from "../fake-access";
import { FakeWmi } from "../fake-wmi";
import { MemoryRegistry } from "../memory-registry";

function setUp() {
  const registry = new MemoryRegistry();
  const wmi = new FakeWmi(registry);
  return { registry, wmi, effective: async () => (await askWindows(fakeAccess(registry, wmi))).effective };
}

describe("what Windows uses", () => {
  test("is the host's own where no policy is set, in two requests", async () => {
    const { registry, wmi, effective } = setUp();
    wmi.properties.LicensingType = "4";
    wmi.list = ["lic1", "lic2"];
    expect(await effective()).toEqual({
      roleActive: true,
      mode: "per_user",
      licenseServers: ["lic1", "lic2"],
      modeSource: "local",
      licenseServersSource: "local",
    });
    expect(wmi.calls).toEqual(["query root/cimv2/TerminalServices", "GetSpecifiedLicenseServerList"]);
    expect(registry.calls).toEqual([]);
  });

  test("comes from nowhere where nothing is set", async () => {
    expect(await setUp().effective()).toEqual({
      roleActive: true,
      mode: "not_configured",
      licenseServers: [],
      modeSource: "none",
      licenseServersSource: "none",
    });
  });

  test.each([
    ["reports the policy's mode", "2"],
    ["reports the host's own mode", "4"],
  ])("is the policy's mode, whether Windows %s beside it", async (_what, licensingType) => {
    const { registry, wmi, effective } = setUp();
    registry.set(POLICIES_KEY, "LicensingMode", { type: "REG_DWORD", data: 2 });
    wmi.properties = { ...wmi.properties, LicensingType: licensingType, PolicySourceLicensingType: "1" };
    wmi.list = ["lic1"];
    expect(await effective()).toEqual({
      roleActive: true,
      mode: "per_device",
      licenseServers: ["lic1"],
      modeSource: "group_policy",
      licenseServersSource: "local",
    });
  });

  test("is the policy's list, while the mode is the host's own", async () => {
    const { registry, wmi, effective } = setUp();
    registry.set(POLICIES_KEY, "LicenseServers", { type: "REG_SZ", data: " gpo1 ,gpo2,," });
    wmi.properties = { ...wmi.properties, LicensingType: "4", PolicySourceConfiguredLicenseServers: "1" };
    expect(await effective()).toEqual({
      roleActive: true,
      mode: "per_user",
      licenseServers: ["gpo1", "gpo2"],
      modeSource: "local",
      licenseServersSource: "group_policy",
    });
  });

  test("is what Windows reports where the policy's values are of another type", async () => {
    const { registry, wmi, effective } = setUp();
    registry.set(POLICIES_KEY, "LicensingMode", { type: "REG_SZ", data: "2" });
    registry.set(POLICIES_KEY, "LicenseServers", { type: "REG_MULTI_SZ", data: ["gpo1"] });
    const fromPolicy = { PolicySourceLicensingType: "1", PolicySourceConfiguredLicenseServers: "1" };
    wmi.properties = { ...wmi.properties, ...fromPolicy, LicensingType: "2" };
    wmi.list = ["gpo1"];
    expect(await effective()).toMatchObject({ mode: "per_device", licenseServers: ["gpo1"] });
  });

  test("is nothing where the role is not active", async () => {
    const { wmi, effective } = setUp();
    wmi.properties = { ...wmi.properties, TerminalServerMode: "0", LicensingType: "1" };
    expect(await effective()).toMatchObject({
      roleActive: false,
      mode: undefined,
      licenseServers: undefined,
      modeSource: "none",
      licenseServersSource: "none",
    });
  });
});

describe("where Windows cannot be asked", () => {
  test.each(["fault", "not_found", "access_denied", "timeout", "malformed"] as const)(
    "the Policies key tells the sources, and the problem is told (%s)",
    async (code) => {
      const { registry, wmi, effective } = setUp();
      registry.set(POLICIES_KEY, "licensingmode", { type: "REG_DWORD", data: 2 });
      wmi.failure = code;
      expect(await effective()).toEqual({
        roleActive: undefined,
        mode: undefined,
        licenseServers: undefined,
        modeSource: "group_policy",
        licenseServersSource: "none",
        problem: expect.objectContaining({ code }),
      });
    },
  );

  test("over a channel without WMI that is no problem", async () => {
    const { registry } = setUp();
    const local = { mode: "per_user", licenseServers: ["lic1"] } as const;
    const answer = await askWindows(fakeAccess(registry), { local });
    expect(answer).toEqual({
      effective: { mode: undefined, licenseServers: undefined, modeSource: "local", licenseServersSource: "local" },
    });
  });

  test.each(["TerminalServerMode", "LicensingType"])("a %s that is not told is not taken for one", async (property) => {
    const { wmi, effective } = setUp();
    wmi.properties[property] = null;
    const { roleActive, mode, problem } = await effective();
    expect({ roleActive, mode }).toEqual({ roleActive: undefined, mode: undefined });
    expect(problem?.detail).toMatch(/^Win32_TerminalServiceSetting .* came without a value\. Use a member of/);
  });

  test("because the host does not answer anymore, that is the error", async () => {
    const { wmi, effective } = setUp();
    wmi.failure = "connection_reset";
    await expect(effective()).rejects.toMatchObject({ code: "connection_reset" });
  });

  test("for its list alone, the mode is known all the same", async () => {
    const { wmi, effective } = setUp();
    wmi.properties.LicensingType = "4";
    const { invoke } = wmi;
    wmi.invoke = (...args) => {
      wmi.failure = "timeout";
      return invoke.apply(wmi, args) as never;
    };
    expect(await effective()).toMatchObject({
      mode: "per_user",
      licenseServers: undefined,
      problem: { code: "timeout" },
    });
  });
});
