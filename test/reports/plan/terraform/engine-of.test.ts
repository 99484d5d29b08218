import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineOf } from "../../../../src/reports/plan/terraform/engine-of";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engine-of-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LOCK = ".terraform.lock.hcl";
const put = (name: string, text = "") => writeFileSync(join(folder, name), text);
const providers = (...addresses: string[]) =>
  addresses.map((address) => `provider "${address}" {\n  version = "1.0.0"\n}\n`).join("\n");

describe("the engine of a folder", () => {
  test.each([
    ["terraform", "registry.terraform.io"],
    ["tofu", "registry.opentofu.org"],
  ])("is %s where the lock file has providers of %s, whoever wrote its first line", (program, registry) => {
    const header = '# This file is maintained automatically by "terraform init".\n\n';
    put(LOCK, header + providers("example.com/acme/note", `${registry}/acme/note`));
    expect(engineOf(folder)).toEqual({ program, evidence: `its lock file has providers of ${registry}` });
  });

  test.each([
    ["of a registry of its own", providers("example.com/acme/note")],
    ["of both registries", providers("registry.opentofu.org/a/b", "registry.terraform.io/a/b")],
    ["of none", '# provider "registry.terraform.io/a/b" {\n'],
  ])("is the one that wrote the lock file where the providers are %s", (_what, text) => {
    put(LOCK, `# This file is maintained automatically by "tofu init".\n\n${text}`);
    expect(engineOf(folder)).toEqual({ program: "tofu", evidence: "its lock file was written by tofu init" });
  });

  test("is not known where the lock file does not tell, even beside files that Terraform passes over", () => {
    put("main.tofu");
    put(LOCK, providers("example.com/acme/note"));
    expect(engineOf(folder)).toBeUndefined();
  });

  test.each(["main.tofu", "main.tofu.json"])("is OpenTofu before it is initialized where it holds %s", (name) => {
    put("main.tf");
    put(name);
    expect(engineOf(folder)).toEqual({ program: "tofu", evidence: `it holds ${name}` });
  });

  test("is not known where there are files for both, or no folder", () => {
    put("main.tf");
    expect(engineOf(folder)).toBeUndefined();
    expect(engineOf(join(folder, "absent"))).toBeUndefined();
  });

  test("is not known where the lock file cannot be read, of which the engine tells", () => {
    mkdirSync(join(folder, LOCK));
    expect(engineOf(folder)).toBeUndefined();
  });
});
