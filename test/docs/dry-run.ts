import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Block } from "./blocks";

/** Programs that pages call. Any other is not known to a reader either, until the page says where it comes from. */
const PROGRAMS = ["npm", "npx", "terraform", "rds-licensing", "az", "git", "sh", "mkdir", "cat", "cd"];

/** A program that a block would start. */
export interface Start {
  readonly block: Block;
  readonly words: readonly string[];
  /** Exported variables at that moment, by name. */
  readonly environment: Readonly<Record<string, string>>;
}

const MARK = "\u0001";

/** Notes each program instead of starting it; what a program would print is empty. */
const PRELUDE = [
  "set -eu",
  `note() { printf '%s\\0' "$BLOCK" "$@" ${MARK} >&3; env -0 >&3; printf '%s\\0' ${MARK} >&3; }`,
  ...PROGRAMS.map((name) => `${name}() { note ${name} "$@"; }`),
  'env() { /usr/bin/env "$@"; }',
  // The file that `simulate --write-env` would have written.
  '.() { note . "$@"; export RDSLICENSING_CONTROL=http://127.0.0.1:1; }',
  'command_not_found_handle() { echo "$1: not a program that pages are known to use" >&2; return 127; }',
  "PATH=",
].join("\n");

/**
 * Lets bash read and run the shell blocks of a page in one session, as a reader does who pastes one after the other, without
 * starting any program.
 *
 * @returns what they would have started, and what bash found wrong
 */
export function dryRun(blocks: readonly Block[]): { readonly starts: readonly Start[]; readonly problems: string } {
  const folder = mkdtempSync(join(tmpdir(), "dry-run-"));
  try {
    const lines = blocks.flatMap((block, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, block.code);
      return [`BLOCK=${index}`, `source '${file}' <<< secret`];
    });
    const { stderr, output } = spawnSync("bash", ["-c", [PRELUDE, ...lines].join("\n")], {
      cwd: folder,
      encoding: "utf8",
      env: { HOME: folder },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    return { starts: startsIn(output[3] ?? "", blocks), problems: stderr.replaceAll(folder, "") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function startsIn(notes: string, blocks: readonly Block[]): Start[] {
  const parts = notes.split(`${MARK}\0`).map((part) => part.split("\0").slice(0, -1));
  const starts: Start[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [number, ...words] = parts[index] ?? [];
    const block = blocks[Number(number)];
    const environment = Object.fromEntries((parts[index + 1] ?? []).map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
    if (block !== undefined) starts.push({ block, words, environment });
  }
  return starts;
}
