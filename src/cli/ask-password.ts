import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { CliError } from "./cli-error";

/**
 * Asks on the terminal for a secret, without showing it.
 *
 * @throws CliError `no_terminal` where there is none, `not_confirmed` when it is interrupted
 */
export async function askPassword(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  // Hosts may have come from it, to its end.
  if (!stdin.isTTY || stdin.readableEnded || !stderr.isTTY) {
    const detail = "Set RDSLICENSING_PASSWORD; there is no terminal to ask on.";
    throw new CliError({ code: "no_terminal", summary: "The password is not known", detail });
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  stderr.write(prompt);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.on("SIGINT", () => reject(interrupted()));
      lines.on("close", () => reject(interrupted()));
      lines.question("", resolve);
    });
  } finally {
    lines.close();
    stderr.write("\n");
  }
}

function interrupted(): CliError {
  return new CliError({ code: "not_confirmed", summary: "Interrupted", detail: "Nothing was sent." });
}
