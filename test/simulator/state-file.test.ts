import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulatedFarm } from "../../src/simulator";
import { ENCODINGS, withCrLf } from "../support/encodings";

const key = "HKLM\\SOFTWARE\\Contoso";

describe("the state file", () => {
  let directory: string;
  let statePath: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "simulator-state-"));
    statePath = join(directory, "state.json");
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  test("carries every registry over to the next start, deletions included", async () => {
    const first = await startSimulatedFarm({ statePath });
    first.host("rdsh1").registry.setValue(key, "Blob", { type: "REG_BINARY", data: Uint8Array.of(1, 2) });
    first.host("rdsh1").registry.setValue(key, "Big", { type: "REG_QWORD", data: 2n ** 60n });
    first.host("rdsh2").registry.createKey(`${key}\\Empty`);
    first.host("lic1").registry.deleteKey("HKLM\\SOFTWARE\\Microsoft\\TermServLicensing");
    await first.stop();

    const second = await startSimulatedFarm({ statePath });
    expect(second.host("rdsh1").registry.getValue(key, "Blob")).toEqual({
      type: "REG_BINARY",
      data: Uint8Array.of(1, 2),
    });
    expect(second.host("rdsh1").registry.getValue(key, "Big")).toEqual({ type: "REG_QWORD", data: 2n ** 60n });
    expect(second.host("rdsh2").registry.findKey(`${key}\\Empty`)).toBeDefined();
    expect(second.host("lic1").registry.findKey("HKLM\\SOFTWARE\\Microsoft\\TermServLicensing")).toBeUndefined();
    await second.stop();
  });

  test("is written at the change, not at the end", async () => {
    const farm = await startSimulatedFarm({ statePath });
    farm.host("rdsh1").registry.setValue(key, "Now", { type: "REG_SZ", data: "written" });
    expect(readFileSync(statePath, "utf8")).toContain('"written"');
    await farm.stop();
  });

  test.each(Object.entries(ENCODINGS))("is read where somebody saved it as %s", async (_name, encode) => {
    const registry = { [key]: { Saved: { type: "REG_SZ", data: "übung" } } };
    writeFileSync(
      statePath,
      encode(withCrLf(JSON.stringify({ version: 1, hosts: { rdsh1: registry } }, undefined, 2))),
    );
    const farm = await startSimulatedFarm({ statePath });
    expect(farm.host("rdsh1").registry.getValue(key, "Saved")).toEqual({ type: "REG_SZ", data: "übung" });
    await farm.stop();
  });

  test.each(["", "[".repeat(100_000), "{", "[]", '{"hosts":{"rdsh1":{"HKLM\\\\A":{"x":1}}}}'])(
    "damaged as %.40s it stops the start",
    async (text) => {
      writeFileSync(statePath, text);
      await expect(startSimulatedFarm({ statePath })).rejects.toThrow(
        expect.objectContaining({ name: "SimulatorError", path: expect.stringContaining(statePath) }),
      );
    },
  );
});
