/** Numbers of Apple's `mach-o/loader.h`. */
const HEADER_BYTES = 32;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;

/**
 * A 64-bit Mach-O program without its signature. The compiler puts the bundle into the runtime's program and leaves there
 * the signature of its makers, which is wrong then; macOS ends a program with a wrong signature, and starts one without
 * on Intel processors. (For ARM processors, where it wants a signature, the compiler makes a new one.)
 */
export function withoutSignature(signed) {
  const program = Buffer.from(signed);
  const count = program.readUInt32LE(16);
  const bytes = program.readUInt32LE(20);
  const commands = [];
  for (let at = HEADER_BYTES; commands.length < count; at += commands.at(-1).length) {
    commands.push(program.subarray(at, at + program.readUInt32LE(at + 4)));
  }
  const signature = commands.find((command) => command.readUInt32LE(0) === LC_CODE_SIGNATURE);
  const start = signature.readUInt32LE(8);
  const last = commands.find((command) => isSegment(command, "__LINKEDIT"));
  if (start + signature.readUInt32LE(12) !== program.length || last === undefined) {
    throw new Error("The signature of the macOS program is not the end of its last segment.");
  }
  // The segment's bytes in the file end where the signature began; what it takes of memory may be more.
  last.writeBigUInt64LE(BigInt(start) - last.readBigUInt64LE(40), 48);
  const kept = Buffer.concat(commands.filter((command) => command !== signature));
  kept.copy(program, HEADER_BYTES);
  program.fill(0, HEADER_BYTES + kept.length, HEADER_BYTES + bytes);
  program.writeUInt32LE(count - 1, 16);
  program.writeUInt32LE(kept.length, 20);
  return program.subarray(0, start);
}

function isSegment(command, name) {
  if (command.readUInt32LE(0) !== LC_SEGMENT_64) return false;
  return command.subarray(8, 24).toString("latin1").replace(/\0+$/, "") === name;
}
