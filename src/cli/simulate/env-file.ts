import { existsSync, rmSync } from "node:fs";
import { CliError } from "../cli-error";
import { replaceFile } from "../replace-file";
import { setVariable } from "../shell-words";
import { readText } from "../text-file";

/** How every file begins that this writes, after which it may be written anew. */
const WRITTEN_BY = "# Written by rds-licensing simulate, and removed when it ends.";

/** A file of lines that set variables in the shell of this system, for as long as what they say is true. */
export class EnvFile {
  constructor(private readonly path: string) {}

  /** @throws CliError `would_overwrite` for a file that something else wrote, `cannot_read`, `cannot_write` */
  write(variables: Readonly<Record<string, string>>): void {
    if (existsSync(this.path) && !readText(this.path).startsWith(WRITTEN_BY)) throw notOurs(this.path);
    const lines = Object.entries(variables).map(([name, value]) => setVariable(name, value));
    try {
      // Anew each time, so that nobody else may read it, whatever was there before.
      rmSync(this.path, { force: true });
      replaceFile(this.path, `${[WRITTEN_BY, ...lines].join("\n")}\n`, { mode: 0o600 });
    } catch (cause) {
      throw cannotWrite(this.path, cause);
    }
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

function notOurs(path: string): CliError {
  const detail = "rds-licensing simulate did not write it. Choose another file with --write-env, or move it away.";
  return new CliError({ code: "would_overwrite", summary: `${path} already exists`, detail, path });
}

function cannotWrite(path: string, cause: unknown): CliError {
  const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
  return new CliError({ code: "cannot_write", summary: `Cannot write ${path}`, detail, path });
}
