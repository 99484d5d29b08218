import type { WriteMethod } from "../../../src/licensing";
import { type HostError, SessionHostLicensing, type StoredSettings, storedSettingsOf } from "../../../src/windows";
import { LOCAL_PLACES, POLICIES_KEY } from "../../../src/windows/settings/places";
import { readStoredSettings } from "../../../src/windows/settings/read-settings";
import { LOCAL_SCOPE, POLICY_SCOPE } from "../../../src/windows/settings/scopes";
import { hostError } from "../../support/host-error";
import { fakeAccess } from "../fake-access";
import { FakeWmi } from "../fake-wmi";
import { MemoryRegistry } from "../memory-registry";

const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;
const signal = new AbortController().signal;
const wanted = storedSettingsOf({ mode: "per_user", licenseServers: ["lic1", "lic2"] }, LOCAL_SCOPE);

function setUp(scope = LOCAL_SCOPE) {
  const registry = new MemoryRegistry();
  registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: 5 });
  const wmi = new FakeWmi(registry);
  const licensing = new SessionHostLicensing("rdsh1", scope, { registry: () => registry, wmi: () => wmi });
  const reconcile = async (method: WriteMethod, target: StoredSettings = wanted) =>
    licensing.reconcile({ current: await readStoredSettings(fakeAccess(registry), scope), target, method }, signal);
  const written = () => registry.calls.filter((call) => /^(create|write|delete)/.test(call));
  return { registry, wmi, licensing, reconcile, written };
}

describe("writing by Windows' own setters", () => {
  test.each(["auto", "wmi"] as const)("leaves nothing for the registry (%s)", async (method) => {
    const { wmi, reconcile, written } = setUp();
    expect(await reconcile(method)).toEqual({ reached: wanted, writtenInRegistry: [], error: undefined });
    expect(wmi.calls.slice(-2)).toEqual(["SetSpecifiedLicenseServerList", "ChangeMode"]);
    expect(written()).toEqual([]);
  });

  test("happens for what differs only", async () => {
    const { wmi, registry, reconcile } = setUp();
    registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: 4 });
    await reconcile("auto");
    expect(wmi.calls.at(-1)).toBe("SetSpecifiedLicenseServerList");
  });

  test("is not tried where nothing differs, nor where the registry is asked for", async () => {
    const { wmi, reconcile } = setUp();
    expect((await reconcile("registry")).writtenInRegistry).toEqual(["licenseServers", "mode"]);
    await reconcile("auto");
    expect(wmi.calls).toEqual([]);
  });

  test("takes a list away, and the registry removes what is left of it", async () => {
    const { wmi, registry, reconcile } = setUp();
    await reconcile("auto");
    const target = { ...wanted, licenseServers: { found: "no_key" } as const };
    expect((await reconcile("auto", target)).error).toBeUndefined();
    expect(wmi.calls.at(-1)).toBe("EmptySpecifiedLicenseServerList");
    expect(registry.keys.has(SERVERS.key)).toBe(false);
  });

  test.each([[[]], [[""]]])("empties a list that was %j, which the registry then need not", async (data) => {
    const { wmi, registry, reconcile, written } = setUp();
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data });
    await reconcile("auto");
    const target = { ...wanted, licenseServers: { found: "value", value: { type: "REG_MULTI_SZ", data } } as const };
    expect((await reconcile("auto", target)).error).toBeUndefined();
    expect(wmi.calls.at(-1)).toBe("EmptySpecifiedLicenseServerList");
    expect(written().filter((call) => call.startsWith("write"))).toEqual([]);
  });

  test.each(["auto", "wmi"] as const)("is left alone for a mode that it does not document (%s)", async (method) => {
    const { wmi, reconcile, written } = setUp();
    await reconcile(method);
    const target = { ...wanted, mode: { found: "value", value: { type: "REG_DWORD", data: 5 } } as const };
    wmi.calls.length = 0;
    expect((await reconcile(method, target)).error).toBeUndefined();
    expect(wmi.calls).not.toContain("ChangeMode");
    expect(written()).toEqual(["writeValue LicensingMode"]);
  });
});

describe("what is known of a change by Windows' own setters", () => {
  const lost = () => hostError("connection_reset");
  /** Loses the host, for whatever is asked from then on, at the first call of a method. */
  function loseAt(method: string, { wmi, registry }: ReturnType<typeof setUp>) {
    let down = false;
    const notice = (call: string) => {
      down ||= call === method;
      if (down) throw lost();
    };
    wmi.before = notice;
    registry.before = notice;
  }

  test("is what each has done, where the host goes away between two", async () => {
    const host = setUp();
    loseAt("ChangeMode", host);
    const { reached, error } = await host.reconcile("auto");
    expect(error).toMatchObject({ code: "connection_reset" });
    expect(host.licensing.configurationOf(reached)).toEqual({
      mode: "not_configured",
      licenseServers: ["lic1", "lic2"],
    });
  });

  test("is that a list is empty once it was emptied, where the host then goes away", async () => {
    const host = setUp();
    await host.reconcile("auto");
    const target = { ...wanted, licenseServers: { found: "no_key" } as const };
    loseAt("valueTypes", host);
    const { reached } = await host.licensing.reconcile({ current: wanted, target, method: "auto" }, signal);
    expect(host.licensing.configurationOf(reached)).toEqual({ mode: "per_user", licenseServers: [] });
  });

  test("does not count empty strings in the list as names", async () => {
    const { registry, reconcile, wmi, written } = setUp();
    registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["lic1", "", "lic2", " "] });
    expect((await reconcile("auto")).error).toBeUndefined();
    expect(wmi.calls.at(-1)).toBe("ChangeMode");
    expect(wmi.calls).not.toContain("SetSpecifiedLicenseServerList");
    expect(written()).toEqual([]);
  });
});

describe("where Windows' setters do not do it", () => {
  test.each(["refuses", "faults", "ignores"] as const)("auto writes the registry (%s)", async (setters) => {
    const { wmi, reconcile } = setUp();
    wmi.setters = setters;
    expect(await reconcile("auto")).toEqual({
      reached: wanted,
      writtenInRegistry: ["licenseServers", "mode"],
      error: undefined,
    });
  });

  test.each([
    ["refuses", "policy_in_force"],
    ["faults", "policy_in_force"],
    ["ignores", "not_kept"],
  ] as const)("wmi is an error, and nothing is written (%s)", async (setters, code) => {
    const { wmi, reconcile, written } = setUp();
    wmi.properties.PolicySourceConfiguredLicenseServers = "1";
    wmi.setters = setters;
    expect((await reconcile("wmi")).error).toMatchObject({ code });
    expect(written()).toEqual([]);
  });

  test.each(["refuses", "faults"] as const)(
    "an invalid operation is not put down to a Group Policy that the host does not report (%s)",
    async (setters) => {
      const { wmi, reconcile } = setUp();
      wmi.setters = setters;
      const error = (await reconcile("wmi")).error as HostError;
      expect(error).toMatchObject({ code: "wmi_failed", summary: "WMI method failed" });
      expect(error.detail).toMatch(/SetSpecifiedLicenseServerList answered 0x80041016\. Windows calls the change/);
      expect(error.detail).toContain('write_method = "auto" or "registry"');
      expect(`${error}`).not.toMatch(/policy/i);
    },
  );

  test("auto does not even ask for what Group Policy is known to set", async () => {
    const { wmi, registry, reconcile } = setUp();
    registry.set(POLICIES_KEY, "LicensingMode", { type: "REG_DWORD", data: 2 });
    wmi.properties.PolicySourceLicensingType = "1";
    expect((await reconcile("auto")).writtenInRegistry).toEqual(["mode"]);
    expect(wmi.calls).not.toContain("ChangeMode");
  });

  test.each(["auto", "wmi"] as const)("without the role, %s", async (method) => {
    const { wmi, reconcile } = setUp();
    wmi.properties.TerminalServerMode = "0";
    const { writtenInRegistry } = await reconcile(method);
    expect(writtenInRegistry).toEqual(method === "auto" ? ["licenseServers", "mode"] : []);
  });

  test("broken WMI leaves auto to the registry, and wmi without a way", async () => {
    const { wmi, reconcile, written } = setUp();
    wmi.failure = "fault";
    expect((await reconcile("wmi")).error).toMatchObject({ code: "fault" });
    expect(written()).toEqual([]);
    expect((await reconcile("auto")).error).toBeUndefined();
  });
});

describe("the values of Group Policy", () => {
  const policy = storedSettingsOf({ mode: "per_device", licenseServers: ["lic1", "lic2"] }, POLICY_SCOPE);

  test("are written in the registry, the list as one text", async () => {
    const { wmi, registry, reconcile, written } = setUp(POLICY_SCOPE);
    expect((await reconcile("auto", policy)).error).toBeUndefined();
    expect(written()).toEqual(["createKey", "writeValue LicenseServers", "writeValue LicensingMode"]);
    expect(Object.fromEntries(registry.keys.get(POLICIES_KEY) ?? [])).toEqual({
      LicenseServers: { type: "REG_SZ", data: "lic1,lic2" },
      LicensingMode: { type: "REG_DWORD", data: 2 },
    });
    expect(wmi.calls).toEqual([]);
  });

  test("are left alone where they differ in spelling only", async () => {
    const { registry, reconcile, written } = setUp(POLICY_SCOPE);
    registry.set(POLICIES_KEY, "LicenseServers", { type: "REG_SZ", data: "LIC1 , lic2" });
    registry.set(POLICIES_KEY, "LicensingMode", { type: "REG_DWORD", data: 2 });
    await reconcile("auto", policy);
    expect(written()).toEqual([]);
  });

  test("go, with their key, where they were not there before", async () => {
    const { registry, reconcile, written } = setUp(POLICY_SCOPE);
    const original = await readStoredSettings(fakeAccess(registry), POLICY_SCOPE);
    expect(registry.calls.splice(0)).toEqual(["readValue LicensingMode", "valueTypes"]);
    await reconcile("auto", policy);
    registry.calls.length = 0;
    expect((await reconcile("auto", original)).error).toBeUndefined();
    expect(written()).toEqual(["deleteValue LicensingMode", "deleteValue LicenseServers", "deleteEmptyKey"]);
    expect(registry.keys.has(POLICIES_KEY)).toBe(false);
  });
});

describe("a change whose answer was forged", () => {
  const broken = hostError("encryption_broken", { transport: true });

  test.each([
    ["goes again where the host does not hold it", false, 2],
    ["does not go again where the host holds it", true, 1],
  ])("%s", async (_, isWritten, times) => {
    const { registry, reconcile, written } = setUp();
    const forged = `writeValue ${MODE.name}`;
    registry.before = (call) => {
      if (call !== forged || written().filter((one) => one === forged).length > 1) return;
      if (isWritten) registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: 4 });
      throw broken;
    };
    expect(await reconcile("registry")).toMatchObject({ reached: wanted, error: undefined });
    expect(written().filter((one) => one === forged)).toHaveLength(times);
  });

  test("goes again once, and then leaves what the host holds and why", async () => {
    const { registry, reconcile, written } = setUp();
    const forged = `writeValue ${MODE.name}`;
    registry.before = (call) => {
      if (call === forged) throw broken;
    };
    const { reached, error } = await reconcile("registry");
    expect(error).toBe(broken);
    expect(reached.mode).toEqual({ found: "value", value: { type: "REG_DWORD", data: 5 } });
    expect(written().filter((one) => one === forged)).toHaveLength(2);
  });
});
