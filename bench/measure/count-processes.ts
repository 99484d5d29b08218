import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformFolder } from "./terraform-folder";

const PRELOADED = join(__dirname, "../programs/report-process.cjs");

export interface ProcessCount {
  /** Provider processes Terraform started. */
  readonly started: number;
  /** Those among them that connected to a host. */
  readonly working: number;
}

/** Counts the provider processes of one plan, which is not to be timed. */
export async function countProcesses(folder: TerraformFolder, directory: string): Promise<ProcessCount> {
  const files = { BENCH_STARTED: join(directory, "started"), BENCH_WORKING: join(directory, "working") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  await folder.plan({ ...files, NODE_OPTIONS: `--require ${JSON.stringify(PRELOADED)}` });
  const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
  return { started: lines(files.BENCH_STARTED), working: lines(files.BENCH_WORKING) };
}
