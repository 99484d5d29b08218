import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { findProgram } from "../../../../src/reports/plan/terraform/find-program";
import { findTerraform } from "../../../../src/reports/plan/terraform/find-terraform";

let directory: string;
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "programs-")));
});
afterEach(() => rmSync(directory, { recursive: true }));

function programIn(...folders: string[]): string {
  return fileIn("terraform", ...folders);
}

function fileIn(name: string, ...folders: string[]): string {
  const folder = join(directory, ...folders);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, name);
  writeFileSync(program, "#!/bin/sh\n");
  chmodSync(program, 0o755);
  return program;
}

describe("a program that is looked for", () => {
  test("on a relative entry of PATH is found by its absolute path, so that it is the same in another folder", () => {
    const program = programIn("bin");
    expect(findProgram("terraform", { path: relative(process.cwd(), join(directory, "bin")) })).toBe(program);
  });

  test.each(["farm", "farm/tools", "link"])("is never taken from the folder that is planned: %s", (entry) => {
    programIn("farm");
    programIn("farm", "tools");
    symlinkSync(join(directory, "farm"), join(directory, "link"));
    const other = programIn("farm-bin");
    const path = [join(directory, entry), join(directory, "farm-bin")].join(delimiter);
    expect(findProgram("terraform", { path, planned: join(directory, "farm") })).toBe(other);
    expect(findProgram("terraform", { path })).toBe(join(directory, entry, "terraform"));
  });

  test("is taken from there where it is named, and not found is an error that says where to put it", () => {
    const program = programIn("farm");
    expect(findTerraform({ TERRAFORM_BINARY_NAME: program }, join(directory, "farm"))).toBe(program);
    expect(() => findTerraform({ PATH: join(directory, "farm") }, join(directory, "farm"))).toThrow(
      /terraform is inside the folder to plan.*TERRAFORM_BINARY_NAME/,
    );
    expect(() => findTerraform({ PATH: directory }, join(directory, "farm"))).toThrow(
      /^Neither terraform nor tofu was found on PATH\. Add it to PATH/,
    );
  });

  test("is the engine that the folder was initialized with, which is an error where it is not on PATH", () => {
    const terraform = programIn("bin");
    const farm = join(directory, "farm");
    mkdirSync(farm);
    writeFileSync(join(farm, ".terraform.lock.hcl"), 'provider "registry.opentofu.org/a/b" {\n}\n');
    const PATH = join(directory, "bin");
    expect(() => findTerraform({ PATH }, farm)).toThrow(
      `${farm} is a folder of OpenTofu, and no tofu was found on PATH. It is one because its lock file has providers of registry.opentofu.org. Add tofu to PATH, or set TERRAFORM_BINARY_NAME to the path of the program to plan it with.`,
    );
    expect(findTerraform({ PATH, TERRAFORM_BINARY_NAME: terraform }, farm)).toBe(terraform);
    expect(findTerraform({ PATH, TERRAFORM_BINARY_NAME: "" })).toBe(terraform);
    const tofu = fileIn("tofu", "bin");
    expect(findTerraform({ PATH }, farm)).toBe(tofu);
    writeFileSync(join(farm, ".terraform.lock.hcl"), 'provider "registry.terraform.io/a/b" {\n}\n');
    expect(findTerraform({ PATH }, farm)).toBe(terraform);
  });

  test("is a file, not a folder of that name", () => {
    mkdirSync(join(directory, "a/terraform"), { recursive: true });
    const program = programIn("b");
    const path = [join(directory, "a"), join(directory, "b")].join(delimiter);
    expect(findProgram("terraform", { path })).toBe(program);
  });
});

describe("on Windows", () => {
  const find = (environment: NodeJS.ProcessEnv) => findTerraform(environment, join(directory, "farm"), "win32");

  test("a name stands for the program with .exe, with or without the ending, and PATH may be spelled Path", () => {
    const terraform = fileIn("terraform.exe", "bin");
    const tofu = fileIn("tofu.exe", "bin");
    fileIn("terraform", "bin");
    const Path = join(directory, "bin");
    expect(find({ Path })).toBe(terraform);
    expect(find({ Path, TERRAFORM_BINARY_NAME: "tofu" })).toBe(tofu);
    expect(find({ Path, TERRAFORM_BINARY_NAME: "tofu.exe" })).toBe(tofu);
    expect(find({ TERRAFORM_BINARY_NAME: join(directory, "bin/tofu") })).toBe(tofu);
  });

  test.each([".cmd", ".bat"])("a batch file such as npm's shim is not run, and an error says so (%s)", (ending) => {
    const shim = fileIn(`terraform${ending}`, "npm");
    const PATH = join(directory, "npm");
    for (const name of [undefined, `terraform${ending}`, shim]) {
      expect(() => find({ PATH, TERRAFORM_BINARY_NAME: name })).toThrow(
        `${shim} is a batch file, so it is not run. Set TERRAFORM_BINARY_NAME to the path of the program that it starts, terraform.exe or tofu.exe.`,
      );
    }
    const tofu = fileIn("tofu.exe", "bin");
    expect(find({ PATH: [PATH, join(directory, "bin")].join(delimiter) })).toBe(tofu);
  });
});
