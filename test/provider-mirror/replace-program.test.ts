import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceProgram } from "../../src/provider-mirror/replace-program";
import type { RenamingSystem } from "../../src/text-files";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "replace-"));
  writeFileSync(join(folder, "new"), "new");
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
const content = (name: string) => (existsSync(path(name)) ? readFileSync(path(name), "utf8") : undefined);
const refusal = (code: string) => Object.assign(new Error(`${code}: operation not permitted, rename`), { code });

/** Windows where `running` runs, and where a scanner reads `scanned` until it was waited for so many times. */
function windows({ running = "", scanned = "", waits = 0, code = "EPERM" }): RenamingSystem & { waited: number } {
  return {
    isWindows: true,
    waited: 0,
    rename(from, to) {
      if (to === path(running) && existsSync(to)) throw refusal(code);
      if (from === path(scanned) && this.waited < waits) throw refusal("EBUSY");
      renameSync(from, to);
    },
    wait() {
      this.waited++;
    },
  };
}

function replace(system: RenamingSystem): unknown {
  try {
    replaceProgram(path("program"), path("new"), path("aside"), system);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("replaceProgram on Windows", () => {
  test.each(["EPERM", "EACCES", "EBUSY"])("sets a program aside that runs (%s), and takes its name", (code) => {
    writeFileSync(path("program"), "old");
    const system = windows({ running: "program", code });
    expect(replace(system)).toBeUndefined();
    expect([content("program"), content("aside"), content("new")]).toEqual(["new", "old", undefined]);
    expect(system.waited).toBe(0);
  });

  test("replaces a program that does not run, and leaves nothing", () => {
    writeFileSync(path("program"), "old");
    expect(replace(windows({}))).toBeUndefined();
    expect([content("program"), content("aside"), content("new")]).toEqual(["new", undefined, undefined]);
  });

  test.each([{}, { running: "program" }])("waits for a virus scanner that reads the new program: %j", (more) => {
    if (more.running !== undefined) writeFileSync(path("program"), "old");
    const system = windows({ scanned: "new", waits: 3, ...more });
    expect(replace(system)).toBeUndefined();
    expect(content("program")).toBe("new");
    expect(system.waited).toBe(3);
  });

  test("gives the old program its name back where the new one cannot have it, and says why", () => {
    writeFileSync(path("program"), "old");
    const system = windows({ running: "program", scanned: "new", waits: Number.POSITIVE_INFINITY });
    expect(replace(system)).toMatchObject({ code: "EBUSY" });
    expect([content("program"), content("aside"), content("new")]).toEqual(["old", undefined, "new"]);
  });
});

test("replaceProgram elsewhere waits for nothing: a folder that may not be written to stays so", () => {
  writeFileSync(path("program"), "old");
  const system = { ...windows({ running: "program" }), isWindows: false };
  expect(replace(system)).toMatchObject({ code: "EPERM" });
  expect(content("program")).toBe("old");
});
