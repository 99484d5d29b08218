import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWN_PROGRAM, OWN_SYSTEM } from "../../../tools/standalone/own-program";
import { findTerraform } from "../../../tools/terraform/find-terraform";
import { FreshFolder } from "../../package/support/fresh-folder";
import { pack } from "../../package/support/pack";

const ROOT = join(__dirname, "../../..");
const OTHERS = ["windows_amd64", "linux_arm64", "linux_amd64_musl", "linux_arm64_musl", "darwin_amd64", "darwin_arm64"];
const SYSTEMS = [...new Set([OWN_SYSTEM, "linux_amd64", ...OTHERS])];
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const OWN_NAME = `@cdktf-rds-licensing/linux-${process.arch}`;

const changed = () => execFileSync("git", ["status", "--porcelain"], { cwd: ROOT, encoding: "utf8" });
const before = changed();

/** Packages of every system, of which that of this one alone has a program: the others would take minutes. */
const work = mkdtempSync(join(tmpdir(), "packages-"));
const made = join(work, "made");
beforeAll(() => {
  for (const system of SYSTEMS) {
    const folder = join(work, "programs", system);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "THIRD-PARTY.txt"), "notices");
    const program = join(folder, system === "windows_amd64" ? "rds-licensing.exe" : "rds-licensing");
    if (system === OWN_SYSTEM) cpSync(OWN_PROGRAM, program);
    else writeFileSync(program, "");
  }
  const paths = ["--programs", join(work, "programs"), "--out-dir", made];
  execFileSync("npm", ["run", "pack:standalone", "--", "--trial", ...paths], { cwd: ROOT });
});
afterAll(() => rmSync(work, { recursive: true }));

const tgz = (name: string) => join(made, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
const files = (tarball: string) =>
  execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n").sort();
const read = new Map<string, ReturnType<typeof JSON.parse>>();
function manifestOf(tarball: string) {
  if (!read.has(tarball)) {
    const text = execFileSync("tar", ["-xzOf", tarball, "package/package.json"], { encoding: "utf8" });
    read.set(tarball, JSON.parse(text));
  }
  return read.get(tarball);
}

const packageNames = () =>
  readdirSync(made)
    .filter((name) => /-(win32|linux|darwin)-/.test(name))
    .map((name) => manifestOf(join(made, name)).name as string);

/** Somebody's folder with the published packages, none of which npm asks a registry for. */
function published(more: object = {}, ...args: string[]): Promise<FreshFolder> {
  const overrides = Object.fromEntries(packageNames().map((name) => [name, `file:${tgz(name)}`]));
  return FreshFolder.withPackages([tgz("cdktf-rds-licensing"), ...args], { overrides, ...more });
}

describe("the packages as they are published", () => {
  test("are the package of a clone with the programs of every system in exactly its version, and those programs", () => {
    const clone = pack();
    expect(files(tgz("cdktf-rds-licensing"))).toEqual(files(clone));
    const { optionalDependencies, ...manifest } = manifestOf(tgz("cdktf-rds-licensing"));
    expect(manifest).toEqual({ ...manifestOf(clone), private: true });
    expect(manifestOf(clone)).not.toHaveProperty("optionalDependencies");
    expect(Object.keys(optionalDependencies).sort()).toEqual(packageNames().sort());
    expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([version]));
  });

  test("have the program, its license and notices, and nothing else", () => {
    const program = (name: string) => `package/bin/rds-licensing${name.includes("win32") ? ".exe" : ""}`;
    const others = ["LICENSE", "NOTICE", "README.md", "THIRD-PARTY.txt", "package.json"].map(
      (name) => `package/${name}`,
    );
    for (const name of packageNames()) expect(files(tgz(name))).toEqual([...others, program(name)].sort());
  });

  test("leave the clone as it is", () => {
    expect(changed()).toBe(before);
  });
});

describe("npm install of them", () => {
  let folder: FreshFolder;
  beforeAll(async () => {
    folder = await published();
  });
  afterAll(() => folder.remove());

  const install = (...options: string[]) =>
    folder.bin("rds-licensing", "provider", "install", "--dir", "mirror", ...options);

  test("brings the program of this system alone; the command still runs on Node", async () => {
    const installed = Object.keys(folder.installed()).filter((path) => path.includes("@cdktf-rds-licensing"));
    expect(installed).toEqual([`node_modules/${OWN_NAME}`]);
    expect(await folder.bin("rds-licensing", "--version")).toBe(`${version}\n`);
    expect(folder.read("node_modules/.bin/rds-licensing")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test("lets provider install put the program where Terraform starts it, or the script where that is asked for", async () => {
    const environment = { ...folder.environment, TF_CLI_CONFIG_FILE: join(folder.directory, "mirror/terraform.rc") };
    const terraform = (...args: string[]) => folder.run(findTerraform(), [...args, "-no-color"], environment);
    folder.copy("examples/hcl/main.tf", "main.tf");
    for (const [options, form] of [
      [[], "a standalone program"],
      [["--script"], "a script, which needs Node 20.9 or later"],
      [["--standalone"], "a standalone program"],
    ] as const) {
      const said = await install(...options);
      expect(said).toContain(`Installed rds-licensing/rdslicensing ${version} as ${form}:\n`);
      folder.write(".terraform.lock.hcl", "");
      await terraform("init", "-input=false");
      expect(await terraform("validate")).toContain("The configuration is valid.");
    }
  });

  test("says how to go on under a lock file that has the other form, and is right", async () => {
    const environment = { ...folder.environment, TF_CLI_CONFIG_FILE: join(folder.directory, "mirror/terraform.rc") };
    folder.copy("examples/hcl/main.tf", "main.tf");
    await install("--script");
    folder.write(".terraform.lock.hcl", "");
    await folder.run(findTerraform(), ["init", "-input=false"], environment);
    const said = await install();
    await expect(folder.run(findTerraform(), ["init", "-input=false"], environment)).rejects.toThrow(
      /checksums previously recorded/,
    );
    const [, command = ""] = /terraform (providers lock .*)$/m.exec(said) ?? [];
    await folder.run("sh", ["-c", `"${findTerraform()}" ${command}`], environment);
    await folder.run(findTerraform(), ["init", "-input=false"], environment);
  });
});

test("npm install without optional packages gives the script, and says which package has the program", async () => {
  const folder = await published({}, "--omit=optional");
  try {
    const install = (...options: string[]) =>
      folder.bin("rds-licensing", "provider", "install", "--dir", "mirror", ...options);
    const problem = `The npm package ${OWN_NAME}, which holds the standalone program, is not installed. Run npm install ${OWN_NAME}@${version}.`;
    const said = await install();
    expect(said).toContain("as a script, which needs Node 20.9 or later:");
    expect(said).toContain(`It is not the standalone program: ${problem}`);
    await expect(install("--standalone")).rejects.toThrow(`rds-licensing: ${problem} Or install the script: --script.`);
  } finally {
    folder.remove();
  }
});
