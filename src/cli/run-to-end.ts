import { harmless } from "../harmless-text";
import { EXIT_CODES, type ExitCode } from "./exit-codes";

/**
 * Makes an action of a command out of what it does. The process fails from its beginning on, and only its end takes that
 * back: for its exit code, or for 0 where it gives none.
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
 * Runs the program, which is to run an {@link action}; help and wrong arguments end the process by themselves. An event
 * loop that has nothing left to wait for ends it too, and never passes for a success.
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
    "rds-licensing: The command stopped before it had finished, with nothing left to wait for: what it has not reported is not known. This is a defect, please report it.\n",
  );
}
