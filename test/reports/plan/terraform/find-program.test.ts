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
  const folder = join(directory, ...folders);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "terraform");
  writeFileSync(program, "#!/bin/sh\n");
  chmodSync(program, 0o755);
  return program;
}

describe("a program that is looked for", () => {
  test("on a relative entry of PATH is found by its absolute path, so that it is the same in another folder", () => {
    const program = programIn("bin");
    expect(findProgram("terraform", relative(process.cwd(), join(directory, "bin")))).toBe(program);
  });

  test.each(["farm", "farm/tools", "link"])("is never taken from the folder that is planned: %s", (entry) => {
    programIn("farm");
    programIn("farm", "tools");
    symlinkSync(join(directory, "farm"), join(directory, "link"));
    const other = programIn("farm-bin");
    const path = [join(directory, entry), join(directory, "farm-bin")].join(delimiter);
    expect(findProgram("terraform", path, join(directory, "farm"))).toBe(other);
    expect(findProgram("terraform", path)).toBe(join(directory, entry, "terraform"));
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
});
