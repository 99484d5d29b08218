import { createInterface } from "node:readline/promises";
import { CliError } from "./cli-error";
import { onEndingSignal } from "./run-to-end";

/** Fails where nobody can be asked. @throws CliError `no_terminal` */
export function requireTerminal(): void {
  if (process.stdin.isTTY) return;
  const detail = "Nothing was changed. There is no terminal to ask on; add --yes to continue without asking.";
  throw new CliError({ code: "no_terminal", summary: "Not confirmed", detail });
}

/**
 * Asks on the terminal whether to continue. Any answer but "y" or "yes" is no.
 *
 * @param all what "s" shows, before it is asked again
 * @throws CliError `no_terminal` where nobody can be asked, `not_confirmed` when the answer is no
 */
export async function confirm(question: string, all?: string): Promise<void> {
  requireTerminal();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C, the end of the input and a signal are a no as well.
  let stopListening = () => {};
  const ended = new Promise<string>((resolve) => {
    const end = () => resolve("");
    lines.once("SIGINT", end);
    lines.once("close", end);
    stopListening = onEndingSignal(end);
  });
  try {
    const asked = all === undefined ? `${question} [y/N] ` : `${question} [y/N, s shows all of it] `;
    let answer = await Promise.race([lines.question(asked), ended]);
    while (all !== undefined && /^s$/i.test(answer.trim())) {
      process.stderr.write(all);
      answer = await Promise.race([lines.question(asked), ended]);
    }
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    stopListening();
    lines.close();
  }
  throw new CliError({ code: "not_confirmed", summary: "Not confirmed", detail: "Nothing was changed." });
}
