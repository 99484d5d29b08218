import { execFile } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");

const SOURCES = ["--import", "tsx", join(ROOT, "src/cli/main.ts")];

/** How node runs `rds-licensing`. `npm test` has built `lib/` of the sources, which starts with a quarter of the work. */
export const COMMAND = process.env.COMMAND_IS_BUILT === "1" ? [join(ROOT, "lib/cli/main.js")] : SOURCES;

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
    const child = execFile(process.execPath, [...COMMAND, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
