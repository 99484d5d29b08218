const UNIX_EPOCH_IN_FILETIME = 116_444_736_000_000_000n;

/** A moment as FILETIME: 100 ns since 1601, 8 bytes little-endian (MS-DTYP 2.3.3). */
export function fileTime(moment: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(moment.getTime()) * 10_000n + UNIX_EPOCH_IN_FILETIME);
  return bytes;
}
