import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWN_PROGRAM, OWN_SYSTEM } from "../../../../tools/standalone/own-program";

const ROOT = join(__dirname, "../../../..");
/** All systems of which there are programs, and the file names of those. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  windows_amd64: "rds-licensing.exe",
  linux_amd64: "rds-licensing",
  linux_arm64: "rds-licensing",
  linux_amd64_musl: "rds-licensing",
  linux_arm64_musl: "rds-licensing",
  darwin_amd64: "rds-licensing",
  darwin_arm64: "rds-licensing",
};
export const VERSION: string = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;

/** How a run of `npm run release` ended. */
export interface ReleaseRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder for releases of the machine's own program and, to be quick, of a few bytes for every other system. */
export class TrialReleases {
  readonly directory = mkdtempSync(join(tmpdir(), "release-"));
  readonly programs = join(this.directory, "programs");

  constructor() {
    for (const [system, program] of Object.entries(PROGRAMS)) {
      const folder = join(this.programs, system);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "THIRD-PARTY.txt"), `Notices of ${system}\n`);
      if (system === OWN_SYSTEM) cpSync(OWN_PROGRAM, join(folder, program));
      else writeFileSync(join(folder, program), `Program of ${system}\n`);
    }
  }

  /** A path in the folder. */
  path(...names: string[]): string {
    return join(this.directory, ...names);
  }

  /** `npm run release` without npm, of the programs that are there. */
  run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, umask = "022"): ReleaseRun {
    const script = [require.resolve("tsx/cli"), join(ROOT, "tools/release/main.ts")];
    const options = ["--version", VERSION, "--trial", "--programs", this.programs, "--out-dir", this.path(name)];
    const line = ["-c", `umask ${umask} && exec "$@"`, "sh", process.execPath, ...script, ...options, ...args];
    const { status, stdout, stderr } = spawnSync("sh", line, {
      cwd: this.directory,
      encoding: "utf8",
      env: { ...process.env, SOURCE_DATE_EPOCH: "1790000000", ...env },
    });
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The names of the files in an archive, and how Unix shows their modes. */
export function filesOfZip(file: string): Record<string, string> {
  const lines = execFileSync("unzip", ["-Z", "-T", file], { encoding: "utf8" }).split("\n");
  const entries = lines.flatMap((line) => {
    const [, mode, name] = /^([-dl]\S{9}) .* 19851026\.081500 (.+)$/.exec(line) ?? [];
    return mode === undefined || name === undefined ? [] : [[name, mode] as const];
  });
  return Object.fromEntries(entries);
}
