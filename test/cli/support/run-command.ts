import { execFile } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");

/**
 * What starts `rds-licensing`: the standalone program that TESTED_COMMAND names, or node. `npm test` has built `lib/` of
 * the sources, which starts with a quarter of the work.
 */
export const COMMAND: Command = started();

/** A program, and the words it is started with before any arguments. */
export type Command = readonly [program: string, ...words: string[]];

function started(): Command {
  if (process.env.TESTED_COMMAND) return [process.env.TESTED_COMMAND];
  if (process.env.COMMAND_IS_BUILT === "1") return [process.execPath, join(ROOT, "lib/cli/main.js")];
  return [process.execPath, "--import", "tsx", join(ROOT, "src/cli/main.ts")];
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `rds-licensing` with these arguments to its end; `environment` is added to a clean one. */
export function runCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input: string | Buffer = "",
): Promise<CommandResult> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("RDSLICENSING_"));
  const env = { ...Object.fromEntries(own), NO_COLOR: undefined, FORCE_COLOR: undefined, ...environment };
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 };
    const [program, ...words] = COMMAND;
    const child = execFile(program, [...words, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    // A command that refuses its arguments ends without reading.
    child.stdin?.on("error", () => {}).end(input);
  });
}
