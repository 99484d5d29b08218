import { Registry } from "../../../src/simulator/registry/registry";

const key = "HKLM\\SOFTWARE\\Contoso";

describe("the simulated registry", () => {
  test("finds keys and values whatever their case and keeps the first spelling", () => {
    const registry = new Registry();
    registry.setValue(key, "Mode", { type: "REG_DWORD", data: 2 });
    registry.setValue("hklm\\software\\CONTOSO", "MODE", { type: "REG_DWORD", data: 4 });
    expect(registry.getValue("HKEY_LOCAL_MACHINE\\Software\\contoso", "mode")).toEqual({ type: "REG_DWORD", data: 4 });
    expect(registry.findKey("HKLM\\software")?.subkeyNames()).toEqual(["Contoso"]);
    expect(registry.findKey(key)?.values()).toEqual([{ name: "Mode", value: { type: "REG_DWORD", data: 4 } }]);
  });

  test("creates the keys above a new one", () => {
    const registry = new Registry();
    registry.createKey(`${key}\\A\\B`);
    expect(registry.findKey(`${key}\\A`)?.subkeyNames()).toEqual(["B"]);
  });

  test("says why a deletion did not happen", () => {
    const registry = new Registry();
    registry.createKey(`${key}\\A`);
    expect(registry.deleteKey(key)).toBe("key_has_subkeys");
    expect(registry.deleteKey(`${key}\\B`)).toBe("key_not_found");
    expect(registry.deleteValue(`${key}\\B`, "x")).toBe("key_not_found");
    expect(registry.deleteValue(key, "x")).toBe("value_not_found");
    expect(registry.deleteKey(`${key}\\A`)).toBeUndefined();
    expect(registry.findKey(`${key}\\A`)).toBeUndefined();
  });

  test("reports changes, and only changes", () => {
    const registry = new Registry();
    let changes = 0;
    registry.onChange(() => {
      changes += 1;
    });
    registry.createKey(key);
    registry.createKey(key);
    registry.deleteValue(key, "x");
    registry.deleteKey(`${key}\\x`);
    expect(changes).toBe(1);
  });

  test("ends a list of strings at the first empty one, as the format of REG_MULTI_SZ does", () => {
    const registry = new Registry();
    registry.setValue(key, "List", { type: "REG_MULTI_SZ", data: ["a", "", "b"] });
    expect(registry.getValue(key, "List")).toEqual({ type: "REG_MULTI_SZ", data: ["a"] });
  });

  test.each(["SOFTWARE\\x", "HKLM\\", "HKLM\\a\\\\b", ""])("refuses the key path %j", (path) => {
    expect(() => new Registry().createKey(path)).toThrow(expect.objectContaining({ code: "invalid_registry_data" }));
  });
});
