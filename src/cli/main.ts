#!/usr/bin/env node
import { exitCodes } from "./exit-codes";
import { buildProgram } from "./program";

async function main(args: readonly string[]): Promise<void> {
  try {
    await buildProgram(args).parseAsync(args, { from: "user" });
  } catch (cause) {
    // Errors of every layer carry one sentence and the remedy as their message; a stack would only hide them.
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`rds-licensing: ${message.replaceAll("\n", " ")}\n`);
    process.exitCode = exitCodes.error;
  }
}

void main(process.argv.slice(2));
