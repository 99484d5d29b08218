import { accessSync, constants, existsSync, lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ProjectFile } from "../../projects";
import { CliError } from "../cli-error";
import { replaceFile } from "../replace-file";

/** What became of the files of a project. */
export interface WrittenFiles {
  /** Their names, in order. */
  readonly written: readonly string[];
  /** Names of files that were there before, and do as well. */
  readonly kept: readonly string[];
}

/** The folder that a project is written into: all of it or nothing, and never over anything. */
export class ProjectFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /**
   * Checks, before long work, that nothing is in the way.
   *
   * @throws CliError `would_overwrite`, `would_not_run`, `cannot_write`
   */
  refuseExisting(files: readonly Omit<ProjectFile, "text">[]): void {
    try {
      accessSync(nearestFolder(this.path), constants.W_OK);
    } catch (cause) {
      throw cannotWrite(this.path, cause);
    }
    const inTheWay = files.filter(({ name, maySubstitute }) => !maySubstitute && this.#has(name));
    if (inTheWay.length > 0) throw wouldOverwrite(this.path, inTheWay);
    for (const { name, notBeside } of files) {
      if (notBeside !== undefined && this.#has(notBeside)) throw wouldNotRun(this.path, { name, notBeside });
    }
  }

  /** @throws CliError `would_overwrite`, `would_not_run`, `cannot_write` */
  write(files: readonly ProjectFile[]): WrittenFiles {
    this.refuseExisting(files);
    const kept = files.filter(({ name }) => this.#has(name)).map(({ name }) => name);
    const wanted = files.filter(({ name }) => !kept.includes(name));
    const claimed: string[] = [];
    try {
      mkdirSync(this.path, { recursive: true });
      for (const { name } of wanted) {
        // Empty at first: whoever makes a file of that name meanwhile keeps it.
        writeFileSync(join(this.path, name), "", { flag: "wx" });
        claimed.push(name);
      }
      for (const { name, text } of wanted) replaceFile(join(this.path, name), text);
    } catch (cause) {
      for (const name of claimed) rmSync(join(this.path, name), { force: true });
      throw cannotWrite(this.path, cause);
    }
    return { written: claimed, kept };
  }

  #has(name: string): boolean {
    return lstatSync(join(this.path, name), { throwIfNoEntry: false }) !== undefined;
  }
}

/** The folder, or the one above it in which it would be made. @throws what the file system says */
function nearestFolder(path: string): string {
  if (!existsSync(path)) return nearestFolder(dirname(path));
  if (!statSync(path).isDirectory()) throw new Error(`${path} is no folder`);
  return path;
}

function wouldOverwrite(path: string, files: readonly Pick<ProjectFile, "name">[]): CliError {
  const names = files.map(({ name }) => name).join(" and ");
  const [exist, them] = files.length === 1 ? ["exists", "it"] : ["exist", "them"];
  return new CliError({
    code: "would_overwrite",
    summary: `${names} already ${exist} in ${path}`,
    detail: `Nothing was written. Choose another folder with --out, or move ${them} away.`,
    path,
  });
}

function wouldNotRun(
  path: string,
  { name, notBeside }: { readonly name: string; readonly notBeside: string },
): CliError {
  return new CliError({
    code: "would_not_run",
    summary: `${notBeside} is in ${path}, and what reads ${name} refuses such a folder`,
    detail: "Nothing was written. Choose another folder with --out: that file is the state of another project.",
    path,
  });
}

function cannotWrite(path: string, cause: unknown): CliError {
  const detail = `Nothing was left there. Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
  return new CliError({ code: "cannot_write", summary: `Cannot write into ${path}`, detail, path });
}
