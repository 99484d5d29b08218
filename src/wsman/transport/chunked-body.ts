import { WsmanError } from "../errors/wsman-error";
import { GatheredBytes } from "./gathered-bytes";
import { badReply, parseField } from "./reply-head";

/** Size in hexadecimal, then extensions, which mean nothing here (RFC 9112 section 7.1.1). */
const SIZE_LINE =
  /^([0-9A-Fa-f]{1,8})((?:;[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:=(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|"[\t !#-[\]-~\x80-\xff]*"))?)*)$/;
const FRAMING: ReadonlySet<string> = new Set(["content-length", "transfer-encoding"]);
const LINE_END = "\r\n";
const LONGEST_LINE = 1_024;
const LF = 0x0a;

/** A chunked body (RFC 9112 section 7.1), taken as it arrives. */
export class ChunkedBody {
  readonly #body = new GatheredBytes();
  readonly #limit: number;
  /** What extensions and trailers may still take. */
  #extrasLeft: number;
  /** Of a line that has not ended yet. */
  #line = "";
  /** Bytes of the chunk that are still to come. */
  #chunkLeft = 0;
  #state: "size" | "data" | "data-end" | "trailers" | "whole" = "size";

  /**
   * @param limit of the body in bytes
   * @param extras of everything else, in bytes
   */
  constructor(limit: number, extras: number) {
    this.#limit = limit;
    this.#extrasLeft = extras;
  }

  get isWhole(): boolean {
    return this.#state === "whole";
  }

  get bytes(): Buffer {
    return this.#body.bytes;
  }

  /** Takes what belongs to it. Gives how many bytes that were. Errors: `malformed`, `too_large`. */
  add(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length && !this.isWhole) {
      at += this.#state === "data" ? this.#addData(bytes.subarray(at)) : this.#addLine(bytes.subarray(at));
    }
    return at;
  }

  #addData(bytes: Buffer): number {
    const piece = bytes.subarray(0, this.#chunkLeft);
    this.#body.add(piece);
    this.#chunkLeft -= piece.length;
    if (this.#chunkLeft === 0) this.#state = "data-end";
    return piece.length;
  }

  #addLine(bytes: Buffer): number {
    const end = bytes.indexOf(LF);
    const piece = bytes.subarray(0, end < 0 ? LONGEST_LINE + 1 : end + 1);
    this.#line += piece.toString("latin1");
    if (this.#state === "data-end" && !LINE_END.startsWith(this.#line)) {
      throw badReply("a chunk of its body is longer than it says");
    }
    if (this.#line.length > LONGEST_LINE) throw tooLong();
    if (end >= 0) {
      const line = this.#line;
      this.#line = "";
      if (!line.endsWith(LINE_END)) throw badReply("a line of its body ends without a carriage return");
      this.#readLine(line.slice(0, -LINE_END.length));
    }
    return piece.length;
  }

  #readLine(line: string): void {
    if (this.#state === "size") this.#readSize(line);
    else if (this.#state === "trailers") this.#readTrailer(line);
    else this.#state = "size";
  }

  #readSize(line: string): void {
    const [, digits, extensions = ""] = SIZE_LINE.exec(line) ?? [];
    if (digits === undefined) throw badReply("the size of a chunk is no number");
    this.#takeExtra(extensions.length);
    const size = Number.parseInt(digits, 16);
    if (this.#body.length + size > this.#limit) throw tooLarge(this.#limit);
    this.#chunkLeft = size;
    this.#state = size === 0 ? "trailers" : "data";
  }

  /** They are checked and dropped: what matters may not come after the body (RFC 9110 section 6.5.1). */
  #readTrailer(line: string): void {
    this.#takeExtra(line.length);
    if (line === "") this.#state = "whole";
    else if (FRAMING.has(parseField(line).name)) throw badReply("its trailers state its length");
  }

  #takeExtra(length: number): void {
    this.#extrasLeft -= length;
    if (this.#extrasLeft < 0) throw tooLong();
  }
}

export function tooLarge(limit: number): WsmanError {
  return new WsmanError("too_large", `The reply is larger than ${limit} bytes.`);
}

function tooLong(): WsmanError {
  return new WsmanError("too_large", "What surrounds the chunks of the reply is longer than any host makes it.");
}
