const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

/** Whether msgpack has an integer type for it. */
export function fitsInteger(value: bigint): boolean {
  return value >= INT64_MIN && value <= UINT64_MAX;
}

/** Enough for the state of one object. */
const FIRST_BYTES = 1_024;

/** Writes msgpack item by item, each in its shortest form. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  nil(): void {
    this.#byte(0xc0);
  }

  /** The plain unknown value: extension type 0 with one byte nobody reads. */
  unknown(): void {
    for (const part of [0xd4, 0, 0]) this.#byte(part);
  }

  bool(value: boolean): void {
    this.#byte(value ? 0xc3 : 0xc2);
  }

  double(value: number): void {
    this.#byte(0xcb);
    const start = this.#grow(8);
    this.#bytes.writeDoubleBE(value, start);
  }

  /** @param value within int64 or uint64 */
  integer(value: bigint): void {
    if (value >= -32n && value < 128n) this.#byte(Number(value) & 0xff);
    else if (value < 0n) this.#negative(value);
    else if (value <= 0xffffffffn) this.#sized(Number(value), 0xcc);
    else {
      this.#byte(0xcf);
      const start = this.#grow(8);
      this.#bytes.writeBigUInt64BE(value, start);
    }
  }

  text(value: string): void {
    const length = Buffer.byteLength(value);
    if (length < 32) this.#byte(0xa0 | length);
    else this.#sized(length, 0xd9);
    const start = this.#grow(length);
    this.#bytes.write(value, start);
  }

  array(length: number): void {
    if (length < 16) this.#byte(0x90 | length);
    else this.#sizedFrom16(length, 0xdc);
  }

  map(length: number): void {
    if (length < 16) this.#byte(0x80 | length);
    else this.#sizedFrom16(length, 0xde);
  }

  #negative(value: bigint): void {
    const size = value >= -0x80n ? 1 : value >= -0x8000n ? 2 : value >= -0x80000000n ? 4 : 8;
    this.#byte(0xd0 + Math.log2(size));
    const start = this.#grow(size);
    if (size === 8) this.#bytes.writeBigInt64BE(value, start);
    else this.#bytes.writeIntBE(Number(value), start, size);
  }

  /** An unsigned number of 1, 2 or 4 bytes; the three tags are consecutive from `tag8`. */
  #sized(value: number, tag8: number): void {
    if (value > 0xff) {
      this.#sizedFrom16(value, tag8 + 1);
      return;
    }
    this.#byte(tag8);
    this.#byte(value);
  }

  #sizedFrom16(value: number, tag16: number): void {
    const size = value <= 0xffff ? 2 : 4;
    this.#byte(size === 2 ? tag16 : tag16 + 1);
    const start = this.#grow(size);
    this.#bytes.writeUIntBE(value, start, size);
  }

  #byte(value: number): void {
    const at = this.#grow(1);
    this.#bytes[at] = value;
  }

  /** May replace `bytes`: ask for the place before naming the buffer. */
  #grow(count: number): number {
    const start = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, 2 * this.#bytes.length));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    return start;
  }
}
