import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ReportError } from "../report-error";
import { foldersOfManifest } from "./stack-manifest";
import { isConfiguration } from "./terraform/engine-of";

/** Something to report on: the JSON of a plan, in a file or from standard input, or a folder that Terraform plans. */
export type PlanSource = { readonly file: string } | { readonly folder: string } | { readonly input: "-" };

/**
 * What a path stands for: `-` is standard input; a file is the JSON of a plan; a folder of Terraform is itself; the output
 * folder of cdktf is each of its stacks. One that lost a stack stands for nothing: that stack would never be reported.
 *
 * @throws ReportError `cannot_read`, `nothing_to_report`
 */
export function findStacks(path: string): readonly PlanSource[] {
  if (path === "-") return [{ input: path }];
  if (!existsSync(path)) throw notThere(path);
  try {
    return sourcesIn(path);
  } catch (cause) {
    if (cause instanceof ReportError) throw cause;
    throw unreadable(path, cause);
  }
}

function sourcesIn(path: string): readonly PlanSource[] {
  if (!isDirectory(path)) return [{ file: path }];
  const stacks = join(path, "stacks");
  if (isDirectory(stacks)) {
    const folders = namesIn(stacks).map((name) => join(stacks, name));
    const planned = folders.filter(isTerraformFolder).sort();
    const missing = foldersOfManifest(path).find((folder) => !planned.includes(folder));
    if (missing !== undefined) throw incomplete(path, missing);
    if (planned.length > 0) return planned.map((folder) => ({ folder }));
  }
  if (isTerraformFolder(path)) return [{ folder: path }];
  throw nothingThere(path);
}

/** Named by its whole path: under Wine, a standalone program cannot list a relative one. */
function namesIn(folder: string): string[] {
  return readdirSync(resolve(folder));
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isTerraformFolder(path: string): boolean {
  return isDirectory(path) && namesIn(path).some(isConfiguration);
}

function notThere(path: string): ReportError {
  const detail =
    'Name a Terraform folder, the output folder of cdktf ("cdktf synth" writes cdktf.out), or a file with the JSON of a plan ("-" reads it from standard input).';
  return new ReportError({ code: "cannot_read", summary: `${path} does not exist`, detail });
}

function nothingThere(path: string): ReportError {
  const detail = 'It has neither Terraform files nor stacks of cdktf. For cdktf, run "cdktf synth" and name cdktf.out.';
  return new ReportError({
    code: "nothing_to_report",
    summary: `${path === "." ? "This folder" : path} holds nothing to plan`,
    detail,
  });
}

function incomplete(path: string, folder: string): ReportError {
  const detail = `Its manifest names ${folder}, which has no Terraform files. Synthesize it again, and copy the output folder whole.`;
  return new ReportError({ code: "cannot_read", summary: `${path} lacks a stack`, detail });
}

function unreadable(path: string, cause: unknown): ReportError {
  const detail = `Check its permissions: ${cause instanceof Error ? cause.message : "unknown error"}.`;
  return new ReportError({ code: "cannot_read", summary: `${path} cannot be read`, detail, cause });
}
