#!/usr/bin/env node
import { printable } from "../drift/formats/printable";
import { exitCodes } from "./exit-codes";
import { buildProgram } from "./program";

async function main(args: readonly string[]): Promise<void> {
  try {
    await buildProgram(args).parseAsync(args, { from: "user" });
  } catch (cause) {
    // Errors of every layer carry one sentence and the remedy as their message; a stack would only hide them.
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`rds-licensing: ${printable(message.replaceAll("\n", " "))}\n`);
    process.exitCode = exitCodes.error;
  }
}

/** Nobody reads any more, as behind `head`: what there is to tell is in the exit code. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || error.code === "EIO") return;
  process.stderr.write(`rds-licensing: Cannot write to standard output: ${printable(error.message)}.\n`);
  process.once("exit", () => {
    process.exitCode = exitCodes.error;
  });
});

void main(process.argv.slice(2));
