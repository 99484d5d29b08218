import { badMessage } from "./message-codec";

/** One entry of the target information (AV_PAIR, MS-NLMP 2.2.2.1). */
export interface AvPair {
  /** One of `AV_ID`, or another. */
  readonly id: number;
  /** Names in UTF-16LE, numbers little-endian; at most 65,535 bytes. */
  readonly value: Buffer;
}

/** Identifiers of the pairs that matter here (MS-NLMP 2.2.2.1). */
export const AV_ID = {
  endOfList: 0,
  netbiosComputerName: 1,
  netbiosDomainName: 2,
  dnsComputerName: 3,
  dnsDomainName: 4,
  flags: 6,
  timestamp: 7,
  targetName: 9,
  channelBindings: 10,
} as const;

const UNIX_EPOCH_IN_FILETIME = 116_444_736_000_000_000n;

/** Bit of the flags pair: the AUTHENTICATE message carries a MIC. */
export const AV_FLAG_MIC = 2;

/** Identifier and length of a pair. */
const HEAD_LENGTH = 4;

/** Writes the pairs and the end mark. */
export function buildAvPairs(pairs: readonly AvPair[]): Buffer {
  let length = HEAD_LENGTH;
  for (const { value } of pairs) length += HEAD_LENGTH + value.length;
  // The end mark is all zeros.
  const bytes = Buffer.alloc(length);
  let at = 0;
  for (const { id, value } of pairs) {
    bytes.writeUInt16LE(id, at);
    bytes.writeUInt16LE(value.length, at + 2);
    value.copy(bytes, at + HEAD_LENGTH);
    at += HEAD_LENGTH + value.length;
  }
  return bytes;
}

/** Reads pairs up to the end mark. Error `authentication_failed` when the mark is missing or a pair is cut. */
export function parseAvPairs(bytes: Buffer): AvPair[] {
  const pairs: AvPair[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const id = bytes.readUInt16LE(at);
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (id === AV_ID.endOfList) return pairs;
    if (end > bytes.length) break;
    pairs.push({ id, value: bytes.subarray(at + 4, end) });
    at = end;
  }
  throw badMessage("its target information is cut off");
}

/** The value of the first pair of that identifier. */
export function avValue(pairs: readonly AvPair[], id: number): Buffer | undefined {
  return pairs.find((pair) => pair.id === id)?.value;
}

/** Value of the flags pair; 0 when there is none. */
export function avFlags(pairs: readonly AvPair[]): number {
  const value = avValue(pairs, AV_ID.flags);
  return value?.length === 4 ? value.readUInt32LE() : 0;
}

/** A moment as the time stamp pair holds it, a FILETIME: 100 ns since 1601, 8 bytes little-endian (MS-DTYP 2.3.3). */
export function fileTime(moment: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(moment.getTime()) * 10_000n + UNIX_EPOCH_IN_FILETIME);
  return bytes;
}
