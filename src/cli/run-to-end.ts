import { harmless } from "../harmless-text";
import { EXIT_CODES, type ExitCode } from "./exit-codes";

/**
 * Makes the action of a command. The exit code is a failure from the beginning on, until `run` ends: then it is what `run`
 * returns, or 0 where it returns none.
 */
export function action<Arguments extends unknown[]>(
  run: (...args: Arguments) => Promise<ExitCode> | Promise<void>,
): (...args: Arguments) => Promise<void> {
  return async (...args) => {
    process.exitCode = EXIT_CODES.error;
    process.exitCode = (await run(...args)) ?? EXIT_CODES.success;
  };
}

/**
 * Runs the program, which runs an {@link action}; help and wrong arguments end the process by themselves. If the process
 * ends early because there is nothing left to wait for, it fails.
 */
export async function runToEnd(run: () => Promise<unknown>): Promise<void> {
  process.once("beforeExit", failUnfinished);
  try {
    await run();
    if (process.exitCode === undefined) return;
  } catch (cause) {
    process.exitCode = EXIT_CODES.error;
    // Errors of every layer carry one sentence and the remedy as their message; a stack would only hide them.
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`rds-licensing: ${harmless(message.replaceAll("\n", " "))}\n`);
  }
  process.off("beforeExit", failUnfinished);
}

function failUnfinished(): void {
  process.exitCode = EXIT_CODES.error;
  process.stderr.write(
    "rds-licensing: The command stopped before it had finished, so its output is not complete. This is a bug, please report it.\n",
  );
}

/** The signals that end a command. */
const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets a command end in order at a signal that would end the process at once. The second time, it does.
 *
 * @returns stops listening to the signals
 */
export function onEndingSignal(end: () => void): () => void {
  for (const name of ENDING_SIGNALS) process.once(name, end);
  return () => {
    for (const name of ENDING_SIGNALS) process.off(name, end);
  };
}
