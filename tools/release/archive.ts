import { createHash } from "node:crypto";
import { deflateSync, Zip, ZipPassThrough } from "fflate";

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isExecutable?: boolean;
}

/**
 * The date that every archived file has, in each time zone the same: zip files have local times without a zone. npm's
 * packages have this one too.
 */
const DATE = new Date(1985, 9, 26, 8, 15);
const UNIX = 3;
const MODES = { file: 0o100644, program: 0o100755 };

/**
 * A zip file of these bytes, the same whatever machine, time zone and version of Node makes it: the compression is written
 * in JavaScript, where zlib's output differs between processors and versions.
 */
export function zip(files: readonly ArchivedFile[]): Buffer {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { name, content, isExecutable } of files) {
    const entry = new Deflated(name);
    Object.assign(entry, { mtime: DATE, os: UNIX, attrs: (isExecutable ? MODES.program : MODES.file) << 16 });
    archive.add(entry);
    entry.push(content, true);
  }
  archive.end();
  return Buffer.concat(chunks);
}

/** An entry that gets its content at once. */
class Deflated extends ZipPassThrough {
  override compression = 8;

  protected override process(content: Uint8Array, isLast: boolean): void {
    this.ondata(null, deflated(content), isLast);
  }
}

/** A program of a hundred megabytes goes into two archives; it is compressed once. */
const known = new WeakMap<Uint8Array, Uint8Array<ArrayBuffer>>();

function deflated(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const found = known.get(content) ?? deflateSync(content);
  known.set(content, found);
  return found;
}

/** As hexadecimal text. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
