import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** More files than any package of this provider has. */
const MAX_FILES = 100;

/** A file of a provider's package. */
export interface HashedFile {
  /** Below the package's folder, with slashes; without line breaks. */
  readonly name: string;
  /** Of its content, as hexadecimal text. */
  readonly sha256: string;
}

/**
 * The hash `h1:` of a provider's package, as lock files and mirrors have it: of the names and SHA-256 of its files, in the
 * order of their names (golang.org/x/mod/sumdb/dirhash, Hash1).
 */
export function packageHash(files: readonly HashedFile[]): string {
  const inOrder = [...files].sort((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
  const lines = inOrder.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}

/**
 * The {@link packageHash} of an unpacked provider.
 *
 * @returns undefined for a folder with anything but ordinary files and folders
 * @throws what the file system says
 */
export async function folderHash(folder: string): Promise<string | undefined> {
  const names = filesIn(folder, "");
  if (names === undefined || names.length > MAX_FILES) return undefined;
  const files: HashedFile[] = [];
  for (const name of names) files.push({ name, sha256: await fileHash(join(folder, name)) });
  return packageHash(files);
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
