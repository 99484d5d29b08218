import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundledProvider, type Surroundings } from "../../src/provider-mirror/bundled-provider";
import type { MirrorError } from "../../src/provider-mirror/mirror-error";
import { findProgram, programPackageName } from "../../src/provider-mirror/program-package";

const NAME = "@cdktf-rds-licensing/linux-x64";
const SYSTEMS = join(__dirname, "../../tools/standalone/systems.mjs");

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "bundled-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @returns the path of the program */
function installPackage(version: string, { name = NAME, program = "rds-licensing" } = {}): string {
  const path = join(folder, "node_modules", name);
  mkdirSync(join(path, "bin"), { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, version }));
  writeFileSync(join(path, "bin", program), "");
  return join(path, "bin", program);
}

/** What this package of version 1.2.3 finds, installed in the folder. */
function surroundings(more: Partial<Surroundings> = {}): Surroundings {
  const manifest = { version: "1.2.3", optionalDependencies: { [NAME]: "1.2.3" } };
  const resolve = (file: string) => join(folder, "node_modules", file);
  const find = (name: string, version: string) => findProgram(name, version, resolve);
  return { manifest, system: "linux", programName: NAME, find, ...more };
}

function refusal(...args: Parameters<typeof bundledProvider>): MirrorError | undefined {
  try {
    bundledProvider(...args);
    return undefined;
  } catch (error) {
    return error as MirrorError;
  }
}

describe("bundledProvider", () => {
  test("is the program where its package is installed beside this one, else the script; each can be asked for", () => {
    expect(bundledProvider(undefined, surroundings())).toMatchObject({ form: "script", version: "1.2.3" });
    const executable = installPackage("1.2.3");
    const program = { executable, version: "1.2.3", form: "program" };
    expect(bundledProvider(undefined, surroundings())).toEqual(program);
    expect(bundledProvider("program", surroundings())).toEqual(program);
    expect(bundledProvider("script", surroundings())).toMatchObject({ form: "script" });
  });

  test("never takes a program of the working folder", () => {
    installPackage("1.2.3");
    const present = process.cwd();
    process.chdir(folder);
    expect(findProgram(NAME, "1.2.3")).toMatchObject({ isInstalled: false });
    process.chdir(present);
  });

  test("is the script, and says so, where the program is of another version, was removed, or was not installed", () => {
    const whyScript = () => bundledProvider(undefined, surroundings()).whyScript;
    expect(whyScript()).toBe(
      `The npm package ${NAME}, which holds the standalone program, is not installed. Run npm install ${NAME}@1.2.3.`,
    );
    const executable = installPackage("1.2.2");
    expect(whyScript()).toBe(
      `The npm package ${NAME} has version 1.2.2, and this package 1.2.3. Run npm install ${NAME}@1.2.3.`,
    );
    installPackage("1.2.3");
    rmSync(executable);
    expect(whyScript()).toBe(
      `The npm package ${NAME} has lost its program. A virus scanner may have removed ${executable}: allow it, then run npm install ${NAME}@1.2.3.`,
    );
  });

  test("misses no program in a clone, whose package names none, and none where none is made", () => {
    expect(bundledProvider(undefined, surroundings({ manifest: { version: "1.2.3" } })).whyScript).toBeUndefined();
    expect(bundledProvider(undefined, surroundings({ programName: undefined })).whyScript).toBeUndefined();
  });

  test("says which package to install where the program is asked for", () => {
    const { message, code } = refusal("program", surroundings({ manifest: { version: "1.2.3" } })) ?? {};
    expect(code).toBe("no_program");
    expect(message).toBe(
      `The npm package ${NAME}, which holds the standalone program, is not installed. Run npm install ${NAME}@1.2.3. Or install the script: --script.`,
    );
    expect(refusal("program", surroundings({ programName: undefined }))?.summary).toMatch(
      /^There is no standalone program for /,
    );
  });

  test("says the same on Windows, which starts no script, without asking", () => {
    const programName = "@cdktf-rds-licensing/win32-x64";
    expect(refusal(undefined, surroundings({ system: "win32", programName }))?.message).toBe(
      `The npm package ${programName}, which holds the standalone program, is not installed. Run npm install ${programName}@1.2.3.`,
    );
    const executable = installPackage("1.2.3", { name: programName, program: "rds-licensing.exe" });
    expect(bundledProvider(undefined, surroundings({ system: "win32", programName })).executable).toBe(executable);
  });
});

describe("programPackageName", () => {
  test("names the package of every system that programs are made for, and no other", () => {
    const print = `import { SYSTEMS } from ${JSON.stringify(SYSTEMS)}; console.log(JSON.stringify(Object.values(SYSTEMS)));`;
    const made = execFileSync(process.execPath, ["--input-type=module", "-e", print], { encoding: "utf8" });
    for (const { npm } of JSON.parse(made) as { readonly npm: string }[]) {
      const [system = "", architecture = "", libc] = npm.split("-");
      expect(programPackageName(system, architecture, libc === "musl")).toBe(`@cdktf-rds-licensing/${npm}`);
    }
    expect(programPackageName("win32", "arm64", false)).toBeUndefined();
    expect(programPackageName("freebsd", "x64", false)).toBeUndefined();
  });

  test("knows which C library this Node runs on", () => {
    const libraries = process.platform === "linux" ? execFileSync("ldd", [process.execPath], { encoding: "utf8" }) : "";
    const suffix = libraries.includes("musl") ? "-musl" : "";
    expect(programPackageName()).toBe(`@cdktf-rds-licensing/${process.platform}-${process.arch}${suffix}`);
    expect(dirname(programPackageName() ?? "")).toBe("@cdktf-rds-licensing");
  });
});
