import { PluginError } from "../diagnostics";
import { UNKNOWN, type Unknown } from "../value";

/** What the next msgpack item is; arrays and maps announce their length and their items follow. */
export type Token =
  | null
  | Unknown
  | boolean
  | number
  | bigint
  | string
  | { readonly array: number }
  | { readonly map: number };

/**
 * Reads msgpack item by item. Every extension type is an unknown value: type 0 is a plain one, type 12 one with
 * refinements (Terraform `docs/plugin-protocol/object-wire-format.md`). Integers beyond 2^53 come as bigint.
 * Throws `PluginError` `malformed_value` on truncated input, or on types Terraform does not use.
 */
export class MsgpackReader {
  #offset = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#offset === this.#bytes.length;
  }

  next(): Token {
    const tag = this.#bytes[this.#take(1)] as number;
    if (tag <= 0x7f) return tag;
    if (tag >= 0xe0) return tag - 0x100;
    if (tag <= 0x8f) return this.map(tag & 0x0f);
    if (tag <= 0x9f) return this.array(tag & 0x0f);
    if (tag <= 0xbf) return this.text(tag & 0x1f);
    return this.#tagged(tag);
  }

  #tagged(tag: number): Token {
    const read = READERS[tag];
    if (read === undefined) throw malformed(`unexpected type 0x${tag.toString(16)}`);
    return read(this);
  }

  /** @internal */
  text(length: number): string {
    const start = this.#take(length);
    return this.#bytes.toString("utf8", start, start + length);
  }

  /** @internal */
  array(length: number): Token {
    this.#require(length);
    return { array: length };
  }

  /** @internal */
  map(length: number): Token {
    this.#require(2 * length);
    return { map: length };
  }

  /** @internal */
  unknown(length: number): Unknown {
    this.#take(1 + length);
    return UNKNOWN;
  }

  /** @internal */
  unsigned(size: 1 | 2 | 4): number {
    return this.#bytes.readUIntBE(this.#take(size), size);
  }

  /** @internal */
  signed(size: 1 | 2 | 4): number {
    return this.#bytes.readIntBE(this.#take(size), size);
  }

  /** @internal */
  wide(signed: boolean): number | bigint {
    const start = this.#take(8);
    const value = signed ? this.#bytes.readBigInt64BE(start) : this.#bytes.readBigUInt64BE(start);
    const double = Number(value);
    return Number.isSafeInteger(double) ? double : value;
  }

  /** @internal */
  float(size: 4 | 8): number {
    const start = this.#take(size);
    return size === 4 ? this.#bytes.readFloatBE(start) : this.#bytes.readDoubleBE(start);
  }

  #take(length: number): number {
    this.#require(length);
    const start = this.#offset;
    this.#offset += length;
    return start;
  }

  /** Every item takes at least a byte, so a length beyond what is left is wrong. */
  #require(length: number): void {
    if (length > this.#bytes.length - this.#offset) throw malformed("it ends too early");
  }
}

const READERS: { readonly [tag: number]: (reader: MsgpackReader) => Token } = {
  192: () => null,
  194: () => false,
  195: () => true,
  199: (reader) => reader.unknown(reader.unsigned(1)),
  200: (reader) => reader.unknown(reader.unsigned(2)),
  201: (reader) => reader.unknown(reader.unsigned(4)),
  202: (reader) => reader.float(4),
  203: (reader) => reader.float(8),
  204: (reader) => reader.unsigned(1),
  205: (reader) => reader.unsigned(2),
  206: (reader) => reader.unsigned(4),
  207: (reader) => reader.wide(false),
  208: (reader) => reader.signed(1),
  209: (reader) => reader.signed(2),
  210: (reader) => reader.signed(4),
  211: (reader) => reader.wide(true),
  212: (reader) => reader.unknown(1),
  213: (reader) => reader.unknown(2),
  214: (reader) => reader.unknown(4),
  215: (reader) => reader.unknown(8),
  216: (reader) => reader.unknown(16),
  217: (reader) => reader.text(reader.unsigned(1)),
  218: (reader) => reader.text(reader.unsigned(2)),
  219: (reader) => reader.text(reader.unsigned(4)),
  220: (reader) => reader.array(reader.unsigned(2)),
  221: (reader) => reader.array(reader.unsigned(4)),
  222: (reader) => reader.map(reader.unsigned(2)),
  223: (reader) => reader.map(reader.unsigned(4)),
};

function malformed(what: string): PluginError {
  return PluginError.of(
    "malformed_value",
    "Terraform sent a value that cannot be read",
    `The msgpack data is not as the plugin protocol says: ${what}.`,
  );
}
