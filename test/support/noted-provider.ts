import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedProvider } from "./provider";
import type { ProviderBinary } from "./terraform";

/** One start of a provider. */
export interface NotedStart {
  readonly pid: number;
  /** Whether it was started to be attached to Terraform, not by Terraform. */
  readonly isAttached: boolean;
}

/** The shipped provider behind a script that notes each of its starts. */
export class NotedProvider {
  readonly #directory = mkdtempSync(join(tmpdir(), "noted-provider-"));
  /** The file with the notes. */
  readonly notes = join(this.#directory, "starts");
  readonly binary: ProviderBinary;

  /** @param instead what the script does when it is started to be attached, before it would become the provider */
  constructor(instead = ":") {
    const { executable, ...shipped } = shippedProvider();
    this.binary = { ...shipped, executable: join(this.#directory, "provider") };
    const script = `#!/bin/sh
echo "$$ $*" >> '${this.notes}'
if [ "$1" = --attached ]; then ${instead}; fi
# A standalone program is the provider where this is set, else the command.
export TF_PLUGIN_MAGIC_COOKIE="\${TF_PLUGIN_MAGIC_COOKIE:-none}"
exec '${executable}' "$@"
`;
    writeFileSync(this.binary.executable, script);
  }

  /** The starts since the last call. */
  takeStarts(): readonly NotedStart[] {
    if (!existsSync(this.notes)) return [];
    const lines = readFileSync(this.notes, "utf8").trim().split("\n");
    rmSync(this.notes);
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), isAttached: line.endsWith(" --attached") }));
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true });
  }
}
