#!/usr/bin/env node
import "./needed-node";
import { harmless } from "../harmless-text";
import { EXIT_CODES } from "./exit-codes";
import { buildProgram } from "./program";
import { runToEnd } from "./run-to-end";

/** A reader such as `head` may end first: the exit code still tells the result. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || error.code === "EIO") return;
  process.stderr.write(`rds-licensing: Cannot write to standard output: ${harmless(error.message)}.\n`);
  process.once("exit", () => {
    process.exitCode = EXIT_CODES.error;
  });
});

const args = process.argv.slice(2);
void runToEnd(async () => buildProgram(args).parseAsync(args, { from: "user" }));
