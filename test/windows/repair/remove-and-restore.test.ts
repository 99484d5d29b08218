import { readForRepair } from "../../../src/windows/repair/read-for-repair";
import { removeSaved } from "../../../src/windows/repair/remove-saved";
import { REPAIR_PLANS } from "../../../src/windows/repair/repair-plan";
import { restoreSaved } from "../../../src/windows/repair/restore-saved";
import { hostError } from "../../support/host-error";
import { MemoryRegistry } from "../memory-registry";

const { certificates, client_license } = REPAIR_PLANS;
const RCM = certificates.roots[0] ?? "";
const STORE = client_license.roots[0] ?? "";
const binary = { type: "REG_BINARY", data: [1, 2] } as const;
const text = { type: "REG_SZ", data: "A02" } as const;

/** A client with a filled store, and what is saved of it. */
async function client() {
  const registry = new MemoryRegistry();
  registry.set(STORE, "", text).set(`${STORE}\\HardwareID`, "ClientHWID", binary);
  registry.set(`${STORE}\\Store\\LICENSE000`, "ProductID", text);
  await registry.createKey(`${STORE}\\Store`);
  await registry.createKey("SOFTWARE\\Microsoft");
  const keys = await readForRepair("pc1", registry, client_license);
  return { registry, saved: { plan: client_license, keys } };
}

test("what was saved is gone, with its keys, and nothing above them", async () => {
  const { registry, saved } = await client();
  await removeSaved("pc1", registry, saved);
  expect([...registry.keys.keys()]).toEqual(["SOFTWARE\\Microsoft"]);
});

test("certificates go, and their key stays with what else it holds", async () => {
  const registry = new MemoryRegistry().set(RCM, "Certificate", binary).set(`${RCM}\\GracePeriod`, "Time", binary);
  const keys = await readForRepair("rdsh1", registry, certificates);
  await removeSaved("rdsh1", registry, { plan: certificates, keys });
  expect(registry.keys).toEqual(
    new Map([
      [RCM, new Map()],
      [`${RCM}\\GracePeriod`, new Map([["Time", binary]])],
    ]),
  );
});

test("what came after the backup is never deleted, and told", async () => {
  const { registry, saved } = await client();
  registry.set(`${STORE}\\Store\\LICENSE001`, "ProductID", text);
  await expect(removeSaved("pc1", registry, saved)).rejects.toMatchObject({ code: "not_kept", host: "pc1" });
  expect(registry.keys.get(`${STORE}\\Store\\LICENSE001`)?.get("ProductID")).toEqual(text);
});

test("a deletion that the host accepts without doing it is told", async () => {
  const { registry, saved } = await client();
  registry.deleteValue = async () => {};
  await expect(removeSaved("pc1", registry, saved)).rejects.toMatchObject({ code: "not_kept" });
});

test("what was deleted is put back exactly, wherever the deletion stopped", async () => {
  const { registry, saved } = await client();
  const before = structuredClone(new Map(registry.keys));
  for (let stopAt = 1; stopAt <= 8; stopAt++) {
    let left = stopAt;
    registry.before = (call) => {
      if (call.startsWith("delete") && left-- === 0) throw new Error("stopped");
    };
    await removeSaved("pc1", registry, saved).catch(() => {});
    registry.before = () => {};
    await restoreSaved("pc1", registry, saved.keys);
    expect(new Map([...registry.keys].sort())).toEqual(new Map([...before].sort()));
  }
});

test("a value that the host does not keep is told when it is put back", async () => {
  const { registry, saved } = await client();
  await removeSaved("pc1", registry, saved);
  const write = registry.writeValue.bind(registry);
  registry.writeValue = async (key, name, value) =>
    write(key, name, name === "ClientHWID" ? { type: "REG_BINARY", data: [9] } : value);
  await expect(restoreSaved("pc1", registry, saved.keys)).rejects.toMatchObject({
    code: "not_kept",
    detail: expect.stringContaining('"ClientHWID"'),
  });
});

describe("a write whose answer was forged", () => {
  const broken = hostError("encryption_broken", { host: "pc1", transport: true });
  const count = (registry: MemoryRegistry, call: string) => registry.calls.filter((one) => one === call).length;

  /** The first call of that name is answered by somebody else; `done` is what the host made of it. */
  function forge(registry: MemoryRegistry, name: string, done: () => void): void {
    registry.before = (call) => {
      if (call !== name || count(registry, name) > 1) return;
      done();
      throw broken;
    };
  }

  test.each([
    ["does not delete again what is gone", true, 1],
    ["deletes again what is still there", false, 2],
  ])("%s", async (_, isDone, times) => {
    const { registry, saved } = await client();
    const call = "deleteValue ClientHWID";
    forge(registry, call, () => isDone && registry.keys.get(`${STORE}\\HardwareID`)?.delete("ClientHWID"));
    await removeSaved("pc1", registry, saved);
    expect(count(registry, call)).toBe(times);
    expect([...registry.keys.keys()]).toEqual(["SOFTWARE\\Microsoft"]);
  });

  test.each([
    ["does not write again what is back", true, 1],
    ["writes again what is not back", false, 2],
  ])("%s", async (_, isDone, times) => {
    const { registry, saved } = await client();
    await removeSaved("pc1", registry, saved);
    const call = "writeValue ClientHWID";
    forge(registry, call, () => isDone && registry.set(`${STORE}\\HardwareID`, "ClientHWID", binary));
    await restoreSaved("pc1", registry, saved.keys);
    expect(count(registry, call)).toBe(times);
    expect(await readForRepair("pc1", registry, saved.plan)).toEqual(saved.keys);
  });

  test("that goes on is told", async () => {
    const { registry, saved } = await client();
    registry.before = (call) => {
      if (call.startsWith("deleteValue")) throw broken;
    };
    await expect(removeSaved("pc1", registry, saved)).rejects.toBe(broken);
    expect(registry.calls.filter((call) => call.startsWith("deleteValue"))).toHaveLength(2);
  });
});
