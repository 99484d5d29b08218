import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { namedEngines } from "../../tools/terraform/engines";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "named engines-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that says this when it is asked for its version. */
function program(name: string, said: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' '${said}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("TERRAFORM_BINARIES", () => {
  test("names engines by their paths, or as they are on PATH", () => {
    const terraform = program(
      "terraform 2",
      "Warning: ~/.terraformrc is missing\nTerraform v2.0.0-rc1\non linux_amd64",
    );
    const tofu = program("tofu-next", "OpenTofu v1.99.0");
    const environment = { PATH: folder, TERRAFORM_BINARIES: ["", terraform, "tofu-next"].join(delimiter) };
    expect(namedEngines(environment)).toEqual([
      { title: "Terraform v2.0.0-rc1", program: terraform },
      { title: "OpenTofu v1.99.0", program: tofu },
    ]);
    expect(namedEngines({ PATH: folder })).toEqual([]);
  });

  test("is refused where it names no program, or one that is no engine", () => {
    expect(() => namedEngines({ PATH: folder, TERRAFORM_BINARIES: "nothing" })).toThrow(
      "TERRAFORM_BINARIES names nothing, which is no program.",
    );
    const other = program("other", "Pulumi v3");
    expect(() => namedEngines({ PATH: folder, TERRAFORM_BINARIES: other })).toThrow(
      `${other} does not say that it is Terraform or OpenTofu.`,
    );
  });
});
