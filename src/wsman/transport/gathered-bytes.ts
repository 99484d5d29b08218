const FIRST_CAPACITY = 16_384;
const NOTHING = Buffer.alloc(0);

/** Bytes that arrive in pieces. One piece alone is kept as it is; many small ones cost no more than their bytes. */
export class GatheredBytes {
  #bytes: Buffer = NOTHING;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Those so far. What is added later may be written behind them, never over them. */
  get bytes(): Buffer {
    return firstOf(this.#bytes, this.#length);
  }

  add(piece: Buffer): void {
    const length = this.#length + piece.length;
    if (this.#length === 0) this.#bytes = piece;
    else {
      if (length > this.#bytes.length) this.#grow(Math.max(FIRST_CAPACITY, 2 * length));
      piece.copy(this.#bytes, this.#length);
    }
    this.#length = length;
  }

  #grow(capacity: number): void {
    const larger = Buffer.allocUnsafeSlow(capacity);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Those at the beginning of `bytes`, which are all of them more often than not. */
export function firstOf(bytes: Buffer, length: number): Buffer {
  return length >= bytes.length ? bytes : bytes.subarray(0, length);
}
