import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectFolder } from "../../../src/cli/project/project-folder";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "project-folder-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const FILES = [
  { name: "main.tf", text: "a" },
  { name: "imports.tf", text: "b" },
  { name: ".gitignore", text: "c", maySubstitute: true },
];

describe("ProjectFolder", () => {
  test("makes the folder and writes every file", () => {
    const folder = new ProjectFolder(join(directory, "new/farm"));
    expect(folder.write(FILES)).toEqual({ written: ["main.tf", "imports.tf", ".gitignore"], kept: [] });
    expect(readdirSync(folder.path).sort()).toEqual([".gitignore", "imports.tf", "main.tf"]);
    expect(readFileSync(join(folder.path, "imports.tf"), "utf8")).toBe("b");
  });

  test("keeps what does as well, and overwrites nothing else", () => {
    writeFileSync(join(directory, ".gitignore"), "mine");
    const folder = new ProjectFolder(directory);
    expect(folder.write(FILES)).toEqual({ written: ["main.tf", "imports.tf"], kept: [".gitignore"] });
    expect(readFileSync(join(directory, ".gitignore"), "utf8")).toBe("mine");
    expect(() => folder.write(FILES)).toThrow(
      `main.tf and imports.tf already exist in ${directory}. Nothing was written. Choose another folder with --out, or move them away.`,
    );
  });

  test("takes a link that leads nowhere for a file, and does not write through it", () => {
    symlinkSync(join(directory, "elsewhere"), join(directory, "imports.tf"));
    expect(() => new ProjectFolder(directory).write(FILES)).toThrow("imports.tf already exists");
    expect(readdirSync(directory)).toEqual(["imports.tf"]);
  });

  test("writes nothing beside what keeps a program from running there", () => {
    writeFileSync(join(directory, "terraform.tfstate"), "{}");
    const files = [...FILES, { name: "cdktf.json", text: "{}", notBeside: "terraform.tfstate" }];
    expect(() => new ProjectFolder(directory).write(files)).toThrow(
      `terraform.tfstate is in ${directory}, and what reads cdktf.json refuses such a folder. Nothing was written. Choose another folder with --out`,
    );
    expect(readdirSync(directory)).toEqual(["terraform.tfstate"]);
    expect(new ProjectFolder(join(directory, "farm")).write(files).written).toContain("cdktf.json");
  });

  test("leaves nothing behind where one file cannot be written", () => {
    const inAFolderThatIsMissing = { name: "missing/main.ts", text: "d" };
    expect(() => new ProjectFolder(directory).write([...FILES, inAFolderThatIsMissing])).toThrow(
      `Cannot write into ${directory}. Nothing was left there.`,
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  test("does not take a file for its own that somebody makes meanwhile", () => {
    const [main] = FILES;
    if (main === undefined) throw new Error("There are no files");
    expect(() => new ProjectFolder(directory).write([main, main])).toThrow("Cannot write into");
    expect(readdirSync(directory)).toEqual([]);
  });

  test("finds before any work that there is no place to write to", () => {
    writeFileSync(join(directory, "file"), "");
    expect(() => new ProjectFolder(join(directory, "file/farm")).refuseExisting(FILES)).toThrow("is no folder");
    const locked = join(directory, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    // Root may write everywhere.
    if (process.getuid?.() !== 0)
      expect(() => new ProjectFolder(locked).refuseExisting(FILES)).toThrow("Cannot write into");
    expect(existsSync(join(locked, "main.tf"))).toBe(false);
  });
});
