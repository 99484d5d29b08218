import { spawnSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../../src/cli/replace-file";

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
