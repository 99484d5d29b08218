import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tally } from "../test/tally";

/** The acceptance suite as it went with one engine. */
export interface EngineRun {
  /** As the engine says itself: `Terraform v1.11.4`. */
  readonly engine: string;
  /** The day it ended, as `2026-11-30`. */
  readonly date: string;
  /** By their names: `lifecycle`. */
  readonly suites: Readonly<Record<string, Tally>>;
}

const FILE = join(__dirname, "../../templates/guides/engine-runs.json");

/** Every run that is kept, one for each engine. */
export function readEngineRuns(): readonly EngineRun[] {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** Forgets the run of an engine, and keeps another where there is one. */
export function replaceEngineRun(engine: string, run?: EngineRun): void {
  const runs = readEngineRuns().filter((one) => one.engine !== engine);
  writeFileSync(FILE, `${JSON.stringify(run === undefined ? runs : [...runs, run], undefined, 2)}\n`);
}
