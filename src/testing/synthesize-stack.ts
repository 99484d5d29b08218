import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TestingError } from "./testing-error";

/** The part of an `App` of CDKTF or CDK Terrain that is used. */
export interface TestApp {
  /** The folder that it writes to. */
  readonly outdir: string;
  /** Writes the stacks there, or throws the errors of their validations and aspects. */
  synth(): void;
}

/** A synthesized stack. */
export interface SynthesizedStack {
  /** Its name in the app. */
  readonly name: string;
  /** The folder of its `cdk.tf.json` and its assets. */
  readonly directory: string;
}

/**
 * Synthesizes an app, validations and aspects included.
 *
 * @param name the name of the stack; may be omitted where there is only one
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
    summary: name === undefined ? `The app has ${names.length} stacks` : `The app has no stack ${JSON.stringify(name)}`,
    detail: names.length === 0 ? "Add a stack to it." : `Set name to one of ${names.join(", ")}.`,
  });
}
