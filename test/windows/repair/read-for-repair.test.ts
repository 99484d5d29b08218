import { readForRepair } from "../../../src/windows/repair/read-for-repair";
import { REPAIR_PLANS } from "../../../src/windows/repair/repair-plan";
import { MemoryRegistry } from "../memory-registry";

const { certificates, client_license } = REPAIR_PLANS;
const RCM = certificates.roots[0] ?? "";
const STORE = client_license.roots[0] ?? "";
const binary = { type: "REG_BINARY", data: [1, 2] } as const;
const text = { type: "REG_SZ", data: "A02" } as const;

describe("what a repair of certificates reads", () => {
  test("is the four values that exist, in whatever spelling, and nothing beside or below them", async () => {
    const registry = new MemoryRegistry()
      .set(RCM, "x509 certificate", binary)
      .set(RCM, "Certificate", binary)
      .set(RCM, "Certificate Other", binary)
      .set(`${RCM}\\GracePeriod`, "Time", binary);
    expect(await readForRepair("rdsh1", registry, certificates)).toEqual([
      {
        key: RCM,
        values: [
          { name: "x509 certificate", value: binary },
          { name: "Certificate", value: binary },
        ],
      },
    ]);
    expect(registry.calls).not.toContain("subkeyNames");
  });

  test("is nothing where there is no key, and where the key holds other values", async () => {
    const registry = new MemoryRegistry();
    expect(await readForRepair("rdsh1", registry, certificates)).toEqual([]);
    registry.set(RCM, "Other", { type: "REG_0", data: null });
    expect(await readForRepair("rdsh1", registry, certificates)).toEqual([]);
  });
});

describe("what a repair of a client's licenses reads", () => {
  test("is both trees with keys that are empty, a key before the keys below it", async () => {
    const registry = new MemoryRegistry().set(`${STORE}\\Store\\LICENSE000`, "ProductID", text);
    for (const key of [STORE, `${STORE}\\Store`, client_license.roots[1] ?? ""]) await registry.createKey(key);
    const keys = await readForRepair("pc1", registry, client_license);
    expect(keys.map(({ key }) => key)).toEqual([
      STORE,
      `${STORE}\\Store`,
      `${STORE}\\Store\\LICENSE000`,
      client_license.roots[1],
    ]);
    expect(keys.map(({ values }) => values.length)).toEqual([0, 0, 1, 0]);
  });

  test("holds a default value that is not listed because it is the only one", async () => {
    const registry = new MemoryRegistry().set(STORE, "", text);
    registry.valueTypes = async (key) => (registry.keys.has(key) ? new Map() : undefined);
    expect(await readForRepair("pc1", registry, client_license)).toEqual([
      { key: STORE, values: [{ name: "", value: text }] },
    ]);
    registry.set(STORE, "", binary);
    await expect(readForRepair("pc1", registry, client_license)).rejects.toMatchObject({
      code: "wrong_type",
      detail: expect.stringContaining("the default value"),
    });
  });

  test.each(["REG_EXPAND_SZ", "REG_0"] as const)("is refused where something is a %s", async (type) => {
    const registry = new MemoryRegistry().set(STORE, "Odd", { type, data: null });
    await expect(readForRepair("pc1", registry, client_license)).rejects.toMatchObject({
      name: "HostError",
      code: "wrong_type",
      host: "pc1",
      detail: expect.stringMatching(new RegExp(`"Odd".*${type}.*Nothing was changed`)),
    });
  });

  test.each(["REG_BINARY", "REG_MULTI_SZ"] as const)("is refused where a %s is empty", async (type) => {
    const registry = new MemoryRegistry().set(STORE, "Odd", { type, data: [] });
    await expect(readForRepair("pc1", registry, client_license)).rejects.toMatchObject({
      code: "wrong_type",
      detail: expect.stringMatching(new RegExp(`"Odd".*${type}.*Nothing was changed`)),
    });
  });

  test.each([
    ["deeper than a store is", () => ["Below"]],
    ["wider than a store is", (key: string) => (key === STORE ? Array.from({ length: 1_001 }, (_, i) => `${i}`) : [])],
  ])("is refused where it is %s", async (_what, subkeys) => {
    const registry = new MemoryRegistry();
    registry.valueTypes = async () => new Map([["One", "REG_SZ"]]);
    registry.readValue = async () => "x" as never;
    registry.subkeyNames = async (key) => subkeys(key);
    await expect(readForRepair("pc1", registry, client_license)).rejects.toMatchObject({ code: "too_large" });
  });
});
