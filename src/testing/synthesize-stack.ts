import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TestingError } from "./testing-error";

/** What is used of a CDK's `App`, whichever of the two CDKs it is of. */
export interface TestApp {
  /** The folder it writes to. */
  readonly outdir: string;
  /** Writes the stacks there, or throws what their validations and aspects say. */
  synth(): void;
}

/** A stack as its app wrote it. */
export interface SynthesizedStack {
  /** Its name in the app. */
  readonly name: string;
  /** The folder of its `cdk.tf.json` and its assets. */
  readonly directory: string;
}

/**
 * Synthesizes an app, validations and aspects included.
 *
 * @param name of the stack that is wanted; may be left out where there is only one
 * @throws TestingError `unknown_stack`, and what the synthesis throws
 */
export function synthesizeStack(app: TestApp, name?: string): SynthesizedStack {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
  const stacks: Record<string, { workingDirectory: string }> = manifest.stacks;
  const names = Object.keys(stacks);
  const wanted = name ?? (names.length === 1 ? names[0] : undefined);
  const stack = wanted === undefined ? undefined : stacks[wanted];
  if (wanted === undefined || stack === undefined) throw unknownStack(names, name);
  return { name: wanted, directory: join(app.outdir, stack.workingDirectory) };
}

function unknownStack(names: readonly string[], name: string | undefined): TestingError {
  return new TestingError({
    code: "unknown_stack",
    summary:
      name === undefined ? "It is not said which stack is meant." : `The app has no stack ${JSON.stringify(name)}.`,
    detail: names.length === 0 ? "The app has none at all." : `Name one of ${names.join(", ")}.`,
  });
}
