import { spawnSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../../src/cli/replace-file";
import type { RenamingSystem } from "../../src/text-files";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "replace-"));
  file = join(directory, "report.json");
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (path = file) => readFileSync(path, "utf8");

describe("a report that goes to a file", () => {
  test("is a new file, which takes the name of the old one with who may read it", () => {
    writeFileSync(file, "old");
    chmodSync(file, 0o600);
    linkSync(file, join(directory, "kept"));
    replaceFile(file, "new");
    expect([read(), read(join(directory, "kept"))]).toEqual(["new", "old"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).sort()).toEqual(["kept", "report.json"]);
  });

  test("is none where it cannot be written whole, and the old one stays", () => {
    writeFileSync(file, "old");
    writeFileSync(join(directory, `report.json.${process.pid}.new`), "in the way");
    expect(() => replaceFile(file, "new")).toThrow("EEXIST");
    expect(readdirSync(directory)).toHaveLength(2);
    expect(read()).toBe("old");
  });

  test("waits on Windows for a program that has the old one open, and says what it may be where that goes on", () => {
    writeFileSync(file, "old");
    let waits = 0;
    const heldFor = (times: number): RenamingSystem => ({
      isWindows: true,
      rename: (from, to) => {
        if (waits < times) throw Object.assign(new Error("EPERM: operation not permitted, rename"), { code: "EPERM" });
        renameSync(from, to);
      },
      wait: () => waits++,
    });
    replaceFile(file, "new", { system: heldFor(3) });
    expect([read(), waits]).toEqual(["new", 3]);
    expect(() => replaceFile(file, "newer", { system: heldFor(100) })).toThrow(
      "another program may have it open (EPERM: operation not permitted, rename)",
    );
    expect([read(), readdirSync(directory)]).toEqual(["new", ["report.json"]]);
  });

  test("is written through a link to where that leads", () => {
    const elsewhere = join(directory, "elsewhere");
    writeFileSync(elsewhere, "old");
    symlinkSync(elsewhere, file);
    replaceFile(file, "new");
    expect(read(elsewhere)).toBe("new");
  });

  test("goes to /dev/stdout and to a pipe as it is", () => {
    const module = join(__dirname, "../../src/cli/replace-file");
    const program = `require("tsx/cjs"); require(${JSON.stringify(module)}).replaceFile("/dev/stdout", "told");`;
    const shell = (script: string, ...args: string[]) => {
      const { stdout, stderr } = spawnSync("sh", ["-c", script, "sh", ...args], { encoding: "utf8" });
      return [stdout, stderr];
    };
    expect(shell('"$1" -e "$2" | cat', process.execPath, program)).toEqual(["told", ""]);
    spawnSync("mkfifo", [file]);
    const toPipe = program.replace("/dev/stdout", file);
    expect(shell('cat "$1" & "$2" -e "$3"; wait', file, process.execPath, toPipe)).toEqual(["told", ""]);
  });
});
