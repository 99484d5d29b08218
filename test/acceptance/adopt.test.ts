import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CommandResult } from "../cli/support/run-command";
import { HostsToAdopt } from "../support/hosts-to-adopt";

let hosts: HostsToAdopt;
let written: CommandResult;
let folder: string;
beforeAll(async () => {
  hosts = await HostsToAdopt.start();
  folder = join(hosts.folder, "farm");
  written = await hosts.adopt("--as", "hcl", "--out", folder);
});
afterAll(() => hosts?.close());

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

describe("rds-licensing adopt --as hcl, of sixty hosts with settings of many kinds", () => {
  test("writes a project, counts what it left, and says what to do next", () => {
    expect(written).toMatchObject({ code: 4 });
    expect(written.stderr).toContain(
      "60 adopted in 6 groups, 1 not known, 1 did not answer, 1 under Group Policy, 2 without settings to adopt.",
    );
    expect(written.stdout).toContain("terraform plan -out=adopt.tfplan              # 60 to import, 0 to change");
    expect(readdirSync(folder).sort()).toEqual([".gitignore", "imports.tf", "main.tf"]);
  });

  test("names each host that it left, with the reason", () => {
    const reasonOf = (host: string) => new RegExp(`^# ${host}:\\n#   (.*)`, "m").exec(read("main.tf"))?.[1];
    const at = (name: string) => reasonOf(hosts.workspace.address(name));
    expect(at("bare")).toBe("In its own settings, it has neither a licensing mode nor license servers.");
    expect(at("mode-only")).toBe("In its own settings, it has the licensing mode Per User and no license servers.");
    expect(at("domain-policy")).toBe('Group Policy sets Per User with "lic1", and a domain may own that policy.');
    expect(at("denied")).toBe("What it uses could not be found out: The host denied access.");
    expect(reasonOf("localhost:9")).toBe("It could not be asked: The host refused the connection.");
  });

  test("leaves no credential and no time in the code, and prints the same with --check", async () => {
    const { stdout } = await hosts.adopt("--as", "hcl", "--check", "--out", folder);
    const { username, password } = hosts.workspace.farm.credentials;
    for (const name of ["main.tf", "imports.tf", ".gitignore"]) {
      expect(read(name)).not.toContain(password);
      expect(read(name)).not.toContain(username);
      expect(stdout).toContain(`==> ${name} <==\n${read(name)}`);
    }
  });

  test("is code of which Terraform says: 60 to import, 0 to change; and after the apply: no changes", async () => {
    const { terraform } = hosts.workspace;
    for (const name of ["main.tf", "imports.tf"]) terraform.write(read(name), name);
    await hosts.expectImport(terraform);
  });

  test("overwrites nothing, and leaves nothing half-written", async () => {
    rmSync(join(folder, "main.tf"));
    const { code, stderr } = await hosts.adopt("--as", "hcl", "--out", folder);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `rds-licensing: imports.tf already exists in ${folder}. Nothing was written. Choose another folder with --out, or move it away.\n`,
    });
    expect(existsSync(join(folder, "main.tf"))).toBe(false);
  });
});
