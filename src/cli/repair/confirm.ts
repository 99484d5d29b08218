import { createInterface } from "node:readline/promises";
import { CliError } from "../cli-error";

/**
 * Asks on the terminal whether to continue. Any answer but "y" or "yes" is no.
 *
 * @throws CliError `no_terminal` where nobody can be asked, `not_confirmed` when the answer is no
 */
export async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) {
    const detail = "Nothing was changed. There is no terminal to ask on; add --yes to continue without asking.";
    throw new CliError({ code: "no_terminal", summary: "Not confirmed", detail });
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and the end of the input are a no as well.
  const ended = new Promise<string>((resolve) => {
    lines.once("SIGINT", () => resolve(""));
    lines.once("close", () => resolve(""));
  });
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), ended]);
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    lines.close();
  }
  throw new CliError({ code: "not_confirmed", summary: "Not confirmed", detail: "Nothing was changed." });
}
