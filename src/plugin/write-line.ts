import { writeSync } from "node:fs";

/** Longest wait for a reader who takes nothing. */
const PATIENCE_MS = 500;
const PAUSE_MS = 2;

/**
 * Writes lines to a file descriptor, each before the call returns: Node's stream takes 2 ms to set up, which most processes
 * would spend in vain, and what it has not written is lost, or waited for, when the process ends.
 *
 * A pipe may be full: whoever loads HTTP/2 makes the standard streams of the process non-blocking, and a write then fails
 * instead of waiting. A slow reader is waited for; one who takes nothing costs the rest of one line, and later lines do not
 * wait for him again until he reads.
 */
export function lineWriter(descriptor: number): (line: string) => void {
  let patience = PATIENCE_MS;
  let torn = false;
  return (line) => {
    const bytes = Buffer.from(torn ? `\n${line}` : line);
    let written = 0;
    let waited = 0;
    while (written < bytes.length) {
      const taken = tryWrite(descriptor, bytes.subarray(written));
      if (taken === undefined || (taken === 0 && waited >= patience)) break;
      if (taken === 0) pause();
      waited = taken === 0 ? waited + PAUSE_MS : 0;
      written += taken;
    }
    const isWhole = written === bytes.length;
    torn = isWhole ? false : torn || written > 0;
    patience = isWhole ? PATIENCE_MS : 0;
  };
}

/** Terraform's log. Where nobody reads it anymore, Terraform has exited. */
export const writeToStderr = lineWriter(2);

/** @returns how many bytes were taken; undefined when none ever will be */
function tryWrite(descriptor: number, bytes: Buffer): number | undefined {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EAGAIN" ? 0 : undefined;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
