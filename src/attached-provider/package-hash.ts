import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** More files than any package of this provider has. */
const MAX_FILES = 100;

/**
 * The hash `h1:` of an unpacked provider, as lock files have it: of the names and SHA-256 of its files, in the order of
 * their names (golang.org/x/mod/sumdb/dirhash, Hash1).
 *
 * @returns undefined for a folder with anything but ordinary files and folders
 * @throws what the file system says
 */
export async function packageHash(folder: string): Promise<string | undefined> {
  const names = filesIn(folder, "");
  if (names === undefined || names.length > MAX_FILES) return undefined;
  const summary = createHash("sha256");
  for (const name of names.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))) {
    summary.update(`${await fileHash(join(folder, name))}  ${name}\n`);
  }
  return `h1:${summary.digest("base64")}`;
}

/** Their names below the folder, with slashes. */
function filesIn(folder: string, below: string): string[] | undefined {
  const names: string[] = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    const inside = entry.isDirectory() ? filesIn(folder, name) : entry.isFile() && !name.includes("\n") && [name];
    if (!inside || names.length > MAX_FILES) return undefined;
    names.push(...inside);
  }
  return names;
}

async function fileHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest("hex");
}
