import { clearedSettings, SessionHostLicensing, type StoredSettings, storedSettingsOf } from "../../../src/windows";
import type { RegistryType } from "../../../src/windows/registry/registry-value";
import { LOCAL_PLACES } from "../../../src/windows/settings/places";
import { readStoredSettings } from "../../../src/windows/settings/read-settings";
import { LOCAL_SCOPE } from "../../../src/windows/settings/scopes";
import { hostError } from "../../support/host-error";
import { fakeAccess } from "../fake-access";
import { FakeWmi } from "../fake-wmi";
import { MemoryRegistry } from "../memory-registry";

const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;
const signal = new AbortController().signal;
const wanted = storedSettingsOf({ mode: "per_user", licenseServers: ["lic1", "lic2"] }, LOCAL_SCOPE);

function setUp(registry = new MemoryRegistry()) {
  const licensing = new SessionHostLicensing("rdsh1", LOCAL_SCOPE, { registry: () => registry });
  return { registry, licensing };
}

/** A session host as Windows installs it: the mode's key exists, the servers' does not. */
function freshHost(): MemoryRegistry {
  const registry = new MemoryRegistry();
  registry.keys.set(MODE.key, new Map());
  return registry;
}

function configuredHost(): MemoryRegistry {
  return freshHost()
    .set(MODE.key, MODE.name, { type: "REG_DWORD", data: 2 })
    .set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["old1"] });
}

async function reconcile(registry: MemoryRegistry, target: StoredSettings) {
  const { licensing } = setUp(registry);
  return licensing.reconcile(
    { current: await readStoredSettings(fakeAccess(registry), LOCAL_SCOPE), target, method: "auto" },
    signal,
  );
}

describe("reading a session host", () => {
  test("that was never configured", async () => {
    const nothing = { mode: "not_configured", licenseServers: [] };
    expect((await setUp(freshHost()).licensing.read(signal)).configuration).toEqual(nothing);
    expect((await setUp().licensing.read(signal)).configuration).toEqual(nothing);
  });

  test("that is configured takes three requests, and one for the policies", async () => {
    const { licensing, registry } = setUp(configuredHost());
    expect((await licensing.read(signal)).configuration).toEqual({ mode: "per_device", licenseServers: ["old1"] });
    expect(registry.calls).toEqual([
      "readValue LicensingMode",
      "valueTypes",
      "readValue SpecifiedLicenseServers",
      "valueTypes",
    ]);
  });

  test.each([
    [["old1"], []],
    // What Windows reports otherwise may have another type.
    [["other"], ["valueTypes", "readValue SpecifiedLicenseServers"]],
  ])("asks for nothing twice but the list, where Windows reports %j", async (reported, more) => {
    const registry = configuredHost();
    const wmi = new FakeWmi(registry);
    wmi.list = reported;
    const channel = { registry: () => registry, wmi: () => wmi };
    const { configuration } = await new SessionHostLicensing("rdsh1", LOCAL_SCOPE, channel).read(signal);
    expect(configuration).toEqual({ mode: "per_device", licenseServers: ["old1"] });
    expect(registry.calls).toEqual(["readValue LicensingMode", "readValue SpecifiedLicenseServers", ...more]);
    expect(wmi.calls).toEqual(["query root/cimv2/TerminalServices", "GetSpecifiedLicenseServerList"]);
  });

  test.each([[[]], [[""]], [["", " "]]])("takes a list of %j for an empty one", async (data) => {
    const registry = freshHost().set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data });
    expect((await setUp(registry).licensing.read(signal)).configuration.licenseServers).toEqual([]);
  });

  test("finds a value whose name has other letter case", async () => {
    const registry = freshHost().set(SERVERS.key, "specifiedlicenseservers", { type: "REG_MULTI_SZ", data: ["lic1"] });
    expect((await setUp(registry).licensing.read(signal)).configuration.licenseServers).toEqual(["lic1"]);
  });

  test.each([
    ["mode", MODE, { type: "REG_SZ", data: "4" }],
    ["licenseServers", SERVERS, { type: "REG_SZ", data: "lic1" }],
    ["licenseServers", SERVERS, { type: "REG_0", data: null }],
  ] as const)("takes %s of another type for absent, and tells of it", async (setting, place, value) => {
    const registry = configuredHost().set(place.key, place.name, value);
    const { licensing } = setUp(registry);
    const { stored, configuration } = await licensing.read(signal);
    const absent = { mode: "not_configured", licenseServers: [] }[setting];
    expect(configuration).toEqual({ mode: "per_device", licenseServers: ["old1"], [setting]: absent });
    const { type, data } = value;
    expect(licensing.mistypedValues(stored)).toEqual([{ setting, place, type, ...(data === null ? {} : { data }) }]);
  });
});

describe("what a change starts from", () => {
  /** A host that may be asked until `signal` aborts. */
  function host() {
    const registry = freshHost();
    const wmi = new FakeWmi(registry);
    const until =
      <T extends object>(asked: T) =>
      (signal: AbortSignal) =>
        new Proxy(asked, {
          get(target, name) {
            signal.throwIfAborted();
            return Reflect.get(target, name);
          },
        });
    const licensing = new SessionHostLicensing("rdsh1", LOCAL_SCOPE, { registry: until(registry), wmi: until(wmi) });
    return { registry, wmi, licensing };
  }

  test("takes three requests where no list is stored, once for a plan and the change that follows it", async () => {
    const { registry, wmi, licensing } = host();
    registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: 5 });
    const { stored } = await licensing.readBeforeChange(signal);
    const asked = [...registry.calls, ...wmi.calls];
    expect(asked).toEqual(["readValue LicensingMode", "valueTypes", "query root/cimv2/TerminalServices"]);
    expect(await licensing.readToReplace(wanted, signal)).toMatchObject({ stored });
    expect([...registry.calls, ...wmi.calls]).toEqual(asked);
  });

  test("takes one more where the host never held a mode: whether its key exists is to be put back, too", async () => {
    const { registry, wmi, licensing } = host();
    await licensing.readBeforeChange(signal);
    expect([...registry.calls, ...wmi.calls]).toEqual([
      "readValue LicensingMode",
      "valueTypes",
      "valueTypes",
      "query root/cimv2/TerminalServices",
    ]);
  });

  test("is asked further with the signal of the change, not with that of the plan, which may have ended", async () => {
    const { wmi, licensing } = host();
    const plan = new AbortController();
    await licensing.readBeforeChange(plan.signal);
    plan.abort();
    const { windows } = await licensing.readToReplace(wanted, signal);
    await expect(windows.terminalService?.licenseServers()).resolves.toEqual([]);
    const change = {
      current: await readStoredSettings(fakeAccess(host().registry), LOCAL_SCOPE),
      target: wanted,
    } as const;
    expect((await licensing.reconcile({ ...change, method: "wmi", windows }, signal)).error).toBeUndefined();
    expect(wmi.calls.slice(-2)).toEqual(["SetSpecifiedLicenseServerList", "ChangeMode"]);
  });
});

describe("what a change has left", () => {
  function changed(asksWindows: boolean) {
    const registry = freshHost();
    const wmi = new FakeWmi(registry);
    const licensing = new SessionHostLicensing("rdsh1", LOCAL_SCOPE, { registry: () => registry, wmi: () => wmi });
    const change = async () => {
      const { stored: current, windows } = await licensing.readBeforeChange(signal);
      return licensing.reconcile({ current, target: wanted, method: "auto", windows, asksWindows }, signal);
    };
    return { registry, wmi, change };
  }

  test("is read back once, with what Windows uses", async () => {
    const { registry, wmi, change } = changed(true);
    expect(await change()).toMatchObject({
      reached: wanted,
      error: undefined,
      effective: { mode: "per_user", licenseServers: ["lic1", "lic2"], modeSource: "local" },
    });
    const [, , , ...readBack] = registry.calls;
    expect(readBack).toEqual(["readValue LicensingMode", "readValue SpecifiedLicenseServers"]);
    expect(wmi.calls.slice(3)).toEqual(["query root/cimv2/TerminalServices", "GetSpecifiedLicenseServerList"]);
  });

  test("is known where the host goes away before it says what it uses", async () => {
    const { registry, wmi, change } = changed(true);
    wmi.before = (call) => {
      if (!call.startsWith("query") || !wmi.calls.includes("ChangeMode")) return;
      registry.before = () => {
        throw hostError("connection_reset");
      };
      throw hostError("connection_reset");
    };
    expect(await change()).toEqual({ reached: wanted, writtenInRegistry: [], effective: undefined, error: undefined });
  });

  test("is fixed by the registry where Windows' setters did nothing and no key was there", async () => {
    const { registry, wmi, change } = changed(true);
    wmi.setters = "ignores";
    expect(await change()).toMatchObject({ reached: wanted, error: undefined });
    expect(registry.calls.filter((call) => /^(create|write)/.test(call))).toEqual([
      "createKey",
      "writeValue SpecifiedLicenseServers",
      "writeValue LicensingMode",
    ]);
  });

  test("is not taken for kept where it has another type and Windows does not report it", async () => {
    const { registry, wmi, change } = changed(true);
    const { readValue } = registry;
    // As a StdRegProv would that reads the text of a REG_SZ as a list.
    registry.readValue = (async (key, name, type: RegistryType) =>
      type === "REG_MULTI_SZ" ? ["lic1", "lic2"] : readValue.call(registry, key, name, type)) as typeof readValue;
    registry.writeValue = async () => undefined;
    wmi.before = (call) => {
      if (!call.startsWith("query") || !wmi.calls.includes("ChangeMode")) return;
      registry.set(SERVERS.key, SERVERS.name, { type: "REG_SZ", data: "lic1,lic2" });
      wmi.list = [];
    };
    expect(await change()).toMatchObject({
      error: { code: "not_kept" },
      reached: { licenseServers: { value: { type: "REG_SZ" } } },
    });
  });
});

describe("changing a session host", () => {
  test("that was never configured creates the key, then writes the servers, the mode last", async () => {
    const registry = freshHost();
    const result = await reconcile(registry, wanted);
    expect(result).toEqual({ reached: wanted, writtenInRegistry: ["licenseServers", "mode"] });
    const changes = registry.calls.filter((call) => /^(create|write|delete)/.test(call));
    expect(changes).toEqual(["createKey", "writeValue SpecifiedLicenseServers", "writeValue LicensingMode"]);
  });

  test("writes only what differs", async () => {
    const registry = configuredHost();
    const target = storedSettingsOf({ mode: "per_user", licenseServers: ["OLD1"] }, LOCAL_SCOPE);
    expect((await reconcile(registry, target)).error).toBeUndefined();
    expect(registry.calls.filter((call) => call.startsWith("write"))).toEqual(["writeValue LicensingMode"]);
  });

  test("and back restores values, types and absent keys exactly", async () => {
    for (const original of [
      new MemoryRegistry(),
      freshHost(),
      configuredHost(),
      configuredHost().set(SERVERS.key, SERVERS.name, { type: "REG_SZ", data: "lic0" }),
    ]) {
      const before = structuredClone(original.keys);
      const snapshot = JSON.parse(JSON.stringify(await readStoredSettings(fakeAccess(original), LOCAL_SCOPE)));
      await reconcile(original, wanted);
      expect(original.keys).not.toEqual(before);
      expect((await reconcile(original, snapshot)).error).toBeUndefined();
      expect(original.keys).toEqual(before);
    }
  });

  test.each([[[]], [[""]]])(
    "and back to a list of %j takes the value away: StdRegProv can write no empty one",
    async (data) => {
      const registry = configuredHost().set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data });
      const snapshot = await readStoredSettings(fakeAccess(registry), LOCAL_SCOPE);
      await reconcile(registry, wanted);
      registry.calls.length = 0;
      expect(await reconcile(registry, snapshot)).toMatchObject({ error: undefined });
      expect(registry.calls.filter((call) => /^(write|delete)/.test(call))).toEqual([
        "writeValue LicensingMode",
        `deleteValue ${SERVERS.name}`,
      ]);
      expect(registry.keys.get(SERVERS.key)?.size).toBe(0);
    },
  );

  test.each([[[]], [[""]]])("leaves a list of %j alone where that is what was there before", async (data) => {
    const registry = configuredHost().set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data });
    const snapshot = await readStoredSettings(fakeAccess(registry), LOCAL_SCOPE);
    expect(await reconcile(registry, snapshot)).toMatchObject({ error: undefined, writtenInRegistry: [] });
    expect(registry.calls.filter((call) => /^(write|delete)/.test(call))).toEqual([]);
  });

  test("and back leaves a key that holds something else by now", async () => {
    const registry = freshHost();
    const snapshot = await readStoredSettings(fakeAccess(registry), LOCAL_SCOPE);
    await reconcile(registry, wanted);
    registry.set(SERVERS.key, "Other", { type: "REG_SZ", data: "x" });
    expect((await reconcile(registry, snapshot)).error).toBeUndefined();
    expect([...(registry.keys.get(SERVERS.key)?.keys() ?? [])]).toEqual(["Other"]);
  });

  test("and clearing it leaves the mode not configured and no servers", async () => {
    const registry = configuredHost();
    const { licensing } = setUp(registry);
    const current = await readStoredSettings(fakeAccess(registry), LOCAL_SCOPE);
    await licensing.reconcile({ current, target: clearedSettings(current, LOCAL_SCOPE), method: "auto" }, signal);
    expect((await licensing.read(signal)).configuration).toEqual({ mode: "not_configured", licenseServers: [] });
    expect(registry.keys.get(MODE.key)?.get(MODE.name)).toEqual({ type: "REG_DWORD", data: 5 });
    expect(registry.keys.get(SERVERS.key)?.has(SERVERS.name)).toBe(false);
  });

  test("that fails half-way tells what the host really has", async () => {
    const registry = freshHost();
    registry.before = (call) => {
      if (call === "writeValue LicensingMode") throw hostError("registry_access_denied");
    };
    const result = await reconcile(registry, wanted);
    expect(result).toMatchObject({ error: { code: "registry_access_denied" }, writtenInRegistry: ["licenseServers"] });
    expect(setUp(registry).licensing.configurationOf(result.reached)).toEqual({
      mode: "not_configured",
      licenseServers: ["lic1", "lic2"],
    });
  });

  test("that loses the host half-way tells what the finished steps left", async () => {
    const registry = freshHost();
    let down = false;
    registry.before = (call) => {
      down ||= call === "writeValue LicensingMode";
      if (down) throw hostError("connection_reset");
    };
    const result = await reconcile(registry, wanted);
    expect(result.error).toMatchObject({ code: "connection_reset" });
    expect(setUp(registry).licensing.configurationOf(result.reached)).toEqual({
      mode: "not_configured",
      licenseServers: ["lic1", "lic2"],
    });
  });

  test("whose answer is lost is done when the host turns out to hold it", async () => {
    const registry = configuredHost();
    registry.before = (call) => {
      if (call !== "writeValue LicensingMode") return;
      registry.set(MODE.key, MODE.name, { type: "REG_DWORD", data: 4 });
      throw hostError("connection_reset");
    };
    expect(await reconcile(registry, wanted)).toEqual({
      reached: wanted,
      error: undefined,
      // A restart is due for both, whatever became of the answer.
      writtenInRegistry: ["licenseServers", "mode"],
    });
  });

  test("that fails half-way beside a value of the wrong type tells what can be told", async () => {
    const registry = configuredHost().set(MODE.key, MODE.name, { type: "REG_SZ", data: "2" });
    registry.before = (call) => {
      if (call === "writeValue LicensingMode") throw hostError("registry_access_denied");
    };
    const { error, reached } = await reconcile(registry, wanted);
    expect(error).toMatchObject({ code: "registry_access_denied" });
    expect(setUp(registry).licensing.configurationOf(reached)).toEqual({
      mode: "not_configured",
      licenseServers: ["lic1", "lic2"],
    });
  });

  test("that the host does not keep is an error", async () => {
    const registry = configuredHost();
    registry.before = (call) => {
      if (call === "valueTypes" && registry.calls.includes("writeValue LicensingMode"))
        registry.set(SERVERS.key, SERVERS.name, { type: "REG_MULTI_SZ", data: ["other"] });
    };
    const result = await reconcile(registry, wanted);
    expect(result.error).toMatchObject({
      code: "not_kept",
      detail: expect.stringContaining("SpecifiedLicenseServers"),
    });
    expect(setUp(registry).licensing.configurationOf(result.reached).licenseServers).toEqual(["other"]);
  });
});
