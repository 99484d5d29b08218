import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Json } from "../../support/terraform";

export const PIPELINES = join(__dirname, "../../../examples/pipelines");

/** One command of a job, and the environment that the file gives to it alone; values as written. */
export interface Step {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The pipelines: where their file is, and how their runner makes itself known. */
export const FILES = {
  "github/deploy.yml": { CI: "true", GITHUB_ACTIONS: "true" },
  "github/drift.yml": { CI: "true", GITHUB_ACTIONS: "true" },
  "github/drift-by-site.yml": { CI: "true", GITHUB_ACTIONS: "true" },
  "gitlab/.gitlab-ci.yml": { CI: "true", GITLAB_CI: "true" },
  "gitlab/drift-by-site.yml": { CI: "true", GITLAB_CI: "true" },
  "gitlab/site-jobs.yml": { CI: "true", GITLAB_CI: "true" },
  "azure/azure-pipelines.yml": { TF_BUILD: "True" },
} as const;
export type PipelineFile = keyof typeof FILES;

export function textOf(file: PipelineFile): string {
  return readFileSync(join(PIPELINES, file), "utf8");
}

/** The steps of every job that are commands, in order. */
export function jobsOf(file: PipelineFile): Readonly<Record<string, readonly Step[]>> {
  const document: Json = parse(textOf(file), { strict: true, uniqueKeys: true });
  if (file.startsWith("gitlab/")) return gitlabJobs(document);
  const jobs = Array.isArray(document.jobs)
    ? document.jobs.map((job: Json) => [job.job, job])
    : Object.entries(document.jobs);
  return Object.fromEntries(jobs.map(([name, { steps }]: [string, Json]) => [name, steps.flatMap(stepOf)]));
}

function gitlabJobs({ default: common, ...document }: Json): Record<string, Step[]> {
  const jobs = Object.entries<Json>(document).filter(([, { script }]) => script !== undefined);
  const steps = (commands: string[]) => commands.map((command) => ({ command, environment: {} }));
  return Object.fromEntries(
    jobs.map(([name, { script }]) => [name, steps([...(common?.before_script ?? []), ...script])]),
  );
}

/** A step of GitHub or Azure: `run`, `script`, or a task with `inlineScript`; none where it runs something else. */
function stepOf({ run, script, inputs, env = {} }: Json): Step[] {
  const command = run ?? script ?? inputs?.inlineScript;
  return command === undefined ? [] : [{ command, environment: env }];
}

/**
 * The environment of a step, where its file takes the values from what the CI system stores, or from the matrix of the job.
 * The state of the tests is elsewhere than in Azure.
 */
export function givenTo(own: Step["environment"], stored: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.entries(own).flatMap(([name, value]) => {
    const [, from = ""] =
      /^(?:\$\{\{ (?:vars|secrets|matrix)\.(\w+) \}\}|\$\((\w+)\))$/.exec(value)?.filter(Boolean) ?? [];
    if (from === "STATE_STORAGE_ACCOUNT" || name.startsWith("ARM_")) return [];
    return [[name, from === "" ? value : (stored[from] ?? "")] as const];
  });
  return Object.fromEntries(values);
}
