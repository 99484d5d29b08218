import { basename, resolve } from "node:path";
import { harmless } from "../harmless-text";
import { findStacks } from "../reports";
import { CliError } from "./cli-error";

/** A folder that `drift` would plan, as a CI system makes a job of it. The names of its members are read by pipelines. */
export interface ListedStack {
  /** The name of the folder, which in the output of a CDK is that of the stack; the whole path where two have one name. */
  readonly stack: string;
  /** The path to give to `drift`. Not called `path`: GitLab makes a variable of each member, and Windows knows one `Path`. */
  readonly folder: string;
}

/** The formats of a list. */
export const LIST_FORMATS = ["text", "json"] as const;

/**
 * The folders that `drift` would plan, each once, with names that differ. Nothing is run.
 *
 * @throws ReportError for a path that does not exist or holds nothing to plan, since its stacks would have no job
 * @throws CliError for a plan, which no other job has
 */
export function listStacks(paths: readonly string[]): readonly ListedStack[] {
  const folders = new Map<string, string>();
  for (const folder of paths.flatMap(foldersOf)) {
    if (!folders.has(resolve(folder))) folders.set(resolve(folder), folder);
  }
  const times = new Map<string, number>();
  for (const name of [...folders.keys()].map(foldedName)) times.set(name, (times.get(name) ?? 0) + 1);
  return [...folders].map(([absolute, folder]) => {
    const isAlone = times.get(foldedName(absolute)) === 1;
    return { stack: isAlone ? basename(absolute) : folder, folder };
  });
}

/** Case does not tell two names apart where artifacts are files of Windows. */
function foldedName(folder: string): string {
  return basename(folder).toLowerCase();
}

function foldersOf(path: string): string[] {
  return findStacks(path).map((source) => {
    if ("folder" in source) return source.folder;
    throw new CliError({
      code: "invalid_option",
      summary: `--list takes folders, and ${path} stands for a plan`,
      detail: "Name the output folder of a CDK, or Terraform folders.",
      path,
    });
  });
}

/** The list as JSON on one line, which the output of a job can be; or as text, a folder on each line. */
export function stackListText(stacks: readonly ListedStack[], format: (typeof LIST_FORMATS)[number]): string {
  if (format === "json") return `${harmless(JSON.stringify(stacks))}\n`;
  return stacks.map(({ folder }) => `${harmless(folder)}\n`).join("");
}
