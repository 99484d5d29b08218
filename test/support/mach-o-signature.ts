import { createHash } from "node:crypto";

/** Numbers of Apple's `mach-o/loader.h` and `kern/cs_blobs.h`. */
const MACH_HEADER_64 = 0xfeedfacf;
const HEADER_BYTES = 32;
const LC_CODE_SIGNATURE = 0x1d;
const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
const SHA256 = 2;

export const AD_HOC = 0x2;
export const LINKER_SIGNED = 0x20000;

/** What a program's signature says of it. */
export interface CodeSignature {
  readonly flags: number;
  readonly identifier: string;
  readonly pageBytes: number;
  /** How much of the file is signed, and where the signature begins and ends. */
  readonly signedBytes: number;
  readonly start: number;
  readonly end: number;
  /** SHA-256 of each page. */
  readonly pageHashes: readonly string[];
}

/** Reads the embedded signature of a 64-bit Mach-O program; undefined without one. Throws what is not as Apple has it. */
export function readCodeSignature(program: Buffer): CodeSignature | undefined {
  if (program.readUInt32LE(0) !== MACH_HEADER_64) throw new Error("not a 64-bit Mach-O file");
  const command = signatureCommand(program);
  if (command === undefined) return undefined;
  const start = program.readUInt32LE(command + 8);
  const blob = program.subarray(start, start + program.readUInt32LE(command + 12));
  if (blob.readUInt32BE(0) !== SUPER_BLOB) throw new Error("the signature is no super blob");
  const directory = codeDirectory(blob);
  const [hashSize, hashType] = [directory.readUInt8(36), directory.readUInt8(37)];
  if (hashSize !== 32 || hashType !== SHA256) throw new Error(`the hashes are of type ${hashType}`);
  const firstHash = directory.readUInt32BE(16);
  const pages = directory.readUInt32BE(28);
  const identifier = directory.subarray(directory.readUInt32BE(20));
  return {
    flags: directory.readUInt32BE(12),
    identifier: identifier.subarray(0, identifier.indexOf(0)).toString("latin1"),
    pageBytes: 2 ** directory.readUInt8(39),
    signedBytes: directory.readUInt32BE(32),
    start,
    end: start + blob.length,
    pageHashes: Array.from({ length: pages }, (_, page) => {
      const at = firstHash + page * hashSize;
      return directory.subarray(at, at + hashSize).toString("hex");
    }),
  };
}

/** SHA-256 of each page of what is signed, as the system computes it when it loads the page. */
export function hashPages(program: Buffer, { signedBytes, pageBytes }: CodeSignature): string[] {
  const hashes: string[] = [];
  for (let at = 0; at < signedBytes; at += pageBytes) {
    const page = program.subarray(at, Math.min(at + pageBytes, signedBytes));
    hashes.push(createHash("sha256").update(page).digest("hex"));
  }
  return hashes;
}

function signatureCommand(program: Buffer): number | undefined {
  const commands = program.readUInt32LE(16);
  for (let index = 0, at = HEADER_BYTES; index < commands; index += 1) {
    if (program.readUInt32LE(at) === LC_CODE_SIGNATURE) return at;
    at += program.readUInt32LE(at + 4);
  }
  return undefined;
}

function codeDirectory(blob: Buffer): Buffer {
  const count = blob.readUInt32BE(8);
  for (let index = 0; index < count; index += 1) {
    const at = blob.readUInt32BE(12 + index * 8 + 4);
    if (blob.readUInt32BE(at) === CODE_DIRECTORY) return blob.subarray(at, at + blob.readUInt32BE(at + 4));
  }
  throw new Error("the signature has no code directory");
}
