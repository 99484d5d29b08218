/** `npm run demo`: the main job on a simulated farm, told step by step. Exit code 1 when anything is not as told. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformNotFoundError } from "../terraform/find-terraform";
import { DemoError } from "./demo-error";
import { say } from "./narrator";
import { Stage } from "./stage";
import { playStory } from "./story";

const LOG_DIRECTORY = join(__dirname, "../../.cache");
const LOG_FILE = join(LOG_DIRECTORY, "demo.log");

function explain(error: unknown): void {
  if (error instanceof DemoError) {
    if (error.output !== "") console.error(`\n${error.output.trimEnd()}`);
    console.error(`\nThe demo stopped: ${error.message}\nEverything the tools printed is in ${LOG_FILE}.`);
  } else {
    console.error(error instanceof TerraformNotFoundError ? error.message : error);
  }
}

async function main(): Promise<number> {
  say("RDS licensing as code: declared, deployed, checked for drift, repaired and taken back, on a simulated farm.");
  say("Everything happens in a temporary folder that is removed at the end; it takes about half a minute.");
  mkdirSync(LOG_DIRECTORY, { recursive: true });
  writeFileSync(LOG_FILE, "");
  const stage = new Stage(LOG_FILE);
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      interrupted = true;
      void stage.processes.stopAll();
    });
  }
  try {
    await playStory(stage);
    say("\nThat is the whole job. The same program and provider work with real hosts: see examples/cdktf-farm.");
    return 0;
  } catch (error) {
    if (interrupted) return 130;
    explain(error);
    return 1;
  } finally {
    await stage.clear();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    explain(error);
    process.exitCode = 1;
  },
);
