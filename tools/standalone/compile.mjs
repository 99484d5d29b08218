import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutSignature } from "./mach-o.mjs";
import { runtimeOf } from "./runtimes.mjs";
import { compilingSystem, SYSTEMS } from "./systems.mjs";

/**
 * Compiled into a program, the runtime would run what a bunfig.toml of the working folder names and read its .env: a
 * program that is started in folders of others reads neither, nor their package.json and tsconfig.json.
 */
const READ_NOTHING = ["dotenv", "bunfig", "tsconfig", "package-json"].map((what) => `--no-compile-autoload-${what}`);

/** Where no authority is configured, those of the system are trusted: in a domain, AD CS is among them. */
const TRUST_THE_SYSTEM = "--compile-exec-argv=--use-system-ca";

/**
 * How often code has to run before it is compiled further, as a multiple of what the runtime takes by itself: a provider lives
 * for seconds, and more than a third of its CPU in a plan of 200 hosts compiled code (bench/README.md).
 */
const COMPILE_LATER = "--compile-jit-policy=2";

/**
 * Makes the program of a system from the texts of its files, with their byte code. The first file starts it, and finds the
 * others inside by their names.
 */
export function compileProgram(system, files, program) {
  const compiler = runtimeOf(compilingSystem());
  const runtime = runtimeOf(system);
  const { target } = SYSTEMS[system];
  // Compiled in a folder of its own by a relative name, so that no path of this machine gets in.
  const folder = mkdtempSync(join(tmpdir(), "rds-licensing-standalone-"));
  try {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, name), files[name]);
    const options = [
      "--compile",
      "--bytecode",
      "--minify",
      "--format=cjs",
      TRUST_THE_SYSTEM,
      COMPILE_LATER,
      ...READ_NOTHING,
    ];
    const from = [`--target=${target}`, `--compile-executable-path=${runtime}`];
    const apart = names.map((name) => `--external=./${name}`);
    const args = ["build", ...options, ...from, ...apart, ...names, "--outfile", "rds-licensing.out"];
    const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder };
    const { status, stderr, stdout } = spawnSync(compiler, args, { cwd: folder, encoding: "utf8", env });
    if (status !== 0) throw new Error(`${system} could not be compiled:\n${stdout}${stderr}`);
    const made = join(folder, system.startsWith("windows_") ? "rds-licensing.out.exe" : "rds-licensing.out");
    if (system === "darwin_amd64") writeFileSync(program, withoutSignature(readFileSync(made)));
    else copyFileSync(made, program);
    chmodSync(program, 0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
