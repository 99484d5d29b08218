import { relative } from "node:path";
import { type ProjectForm, packagesOf } from "../../projects";
import { ABOUT } from "../about";
import { setVariable, shellWord } from "../shell-words";
import type { ProjectFolder, WrittenFiles } from "./project-folder";

/** A line to paste into a shell, and what it is for. */
export interface Step {
  readonly line: string;
  readonly why?: string;
}

/** What was written, and that what was there stays. */
export function writtenWords(folder: ProjectFolder, { written, kept }: WrittenFiles): readonly string[] {
  const there = kept.length === 0 ? [] : [`Kept as ${kept.length === 1 ? "it is" : "they are"}: ${kept.join(", ")}.`];
  return [`Wrote ${written.join(", ")} in ${folder.path}.`, ...there];
}

/** What comes before the first plan: the folder, the packages of a CDK, and the provider, which no registry has. */
export function preparingSteps(form: ProjectForm, folder: ProjectFolder, { kept }: WrittenFiles): readonly Step[] {
  const below = relative(process.cwd(), folder.path);
  const enter = below === "" ? [] : [{ line: `cd ${shellWord(below)}` }];
  const provider = {
    line: `${ABOUT.started} provider install`,
    why: "it comes with this package, not from a registry",
  };
  if (form === "hcl") return [...enter, provider];
  // Who has a package.json has this package in it, or chose to start it from elsewhere.
  const packages = kept.includes("package.json") ? packagesOf(form).map(shellWord) : [];
  return [
    ...enter,
    { line: ["npm install", ...packages].join(" ") },
    provider,
    { line: setVariable("CDKTF_SKIP_PROVIDER_LOCK", "true"), why: "no registry has its checksums" },
  ];
}

const LONGEST_BEFORE_WHY = 44;

/** Steps as lines to paste; what they are for is a comment of the shell. */
export function stepLines(steps: readonly Step[]): readonly string[] {
  return steps.map(({ line, why }) => `  ${why === undefined ? line : `${line.padEnd(LONGEST_BEFORE_WHY)}  # ${why}`}`);
}
