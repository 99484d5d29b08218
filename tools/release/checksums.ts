import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./archive";

/** Writes the checksums of files of a folder, sorted by name, as `sha256sum --check` reads them; returns the file's path. */
export function writeChecksums(folder: string, name: string, files: readonly string[]): string {
  const lines = [...files].sort().map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
  const path = join(folder, name);
  writeFileSync(path, lines.join(""));
  return path;
}
