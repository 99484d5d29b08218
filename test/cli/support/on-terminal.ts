import { spawn } from "node:child_process";
import { join } from "node:path";
import { COMMAND } from "./run-command";

/** What is typed, or the signal that the command gets. */
type Answer = string | { readonly signal: NodeJS.Signals };

/** Runs `rds-licensing` on a pseudo-terminal of python3: the answer to each prompt, then all that was shown. */
export function runOnTerminal(
  args: readonly string[],
  answers: readonly (readonly [prompt: string, answer: Answer])[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("RDSLICENSING_"));
  const program = [join(__dirname, "on-terminal.py"), JSON.stringify(answers), ...COMMAND, ...args];
  const child = spawn("python3", program, {
    env: { ...Object.fromEntries(own), TERM: "xterm", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code: code ?? -1, output })));
}
