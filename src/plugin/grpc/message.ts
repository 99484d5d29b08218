import { CallError, Status } from "./call-error";

/** What goes before a message: a byte that tells whether it is compressed, and four with its length. */
const PREFIX_BYTES = 5;
/** Terraform's own limit is 2 GiB; no state object comes near this one. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** A message as gRPC sends it over HTTP/2. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, PREFIX_BYTES);
  return frame;
}

/**
 * Puts the one message of a call together from the pieces in which it comes. The memory it takes grows with what has
 * come, whatever length was announced and however small the pieces are.
 */
export class MessageReader {
  readonly #limit: number;
  #buffer: Buffer = Buffer.alloc(0);
  #received = 0;
  /** With the prefix; known once that is complete. */
  #expected = Number.POSITIVE_INFINITY;

  constructor(limit = MAX_MESSAGE_BYTES) {
    this.#limit = limit;
  }

  /** Throws `CallError` for what can never become the one message of a call. */
  push(piece: Buffer): void {
    this.#append(piece);
    if (this.#expected === Number.POSITIVE_INFINITY && this.#received >= PREFIX_BYTES) this.#readPrefix();
    if (this.#received > this.#expected) throw new CallError(Status.UNIMPLEMENTED, "the call takes a single message");
  }

  /** The message. Throws `CallError` when it is not complete. */
  finish(): Buffer {
    if (this.#received === 0) throw new CallError(Status.UNIMPLEMENTED, "the call takes a message, and none was sent");
    if (this.#received < this.#expected) throw new CallError(Status.INTERNAL, "the message ends too early");
    return this.#buffer.subarray(PREFIX_BYTES, this.#received);
  }

  #readPrefix(): void {
    const flag = this.#buffer[0];
    if (flag === 1) throw new CallError(Status.UNIMPLEMENTED, "compressed messages are not supported");
    if (flag !== 0) throw new CallError(Status.INTERNAL, "the message has an unknown flag");
    const length = this.#buffer.readUInt32BE(1);
    if (length > this.#limit) {
      const detail = `the message has ${length} bytes, and the limit is ${this.#limit}`;
      throw new CallError(Status.RESOURCE_EXHAUSTED, detail);
    }
    this.#expected = PREFIX_BYTES + length;
  }

  #append(piece: Buffer): void {
    const end = this.#received + piece.length;
    if (this.#received === 0) {
      // Nearly every message comes in one piece, which is taken as it is.
      this.#buffer = piece;
    } else {
      if (end > this.#buffer.length) this.#enlarge(end);
      this.#buffer.set(piece, this.#received);
    }
    this.#received = end;
  }

  #enlarge(least: number): void {
    const larger = Buffer.allocUnsafe(Math.max(least, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#received);
    this.#buffer = larger;
  }
}
