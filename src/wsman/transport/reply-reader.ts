import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import { ChunkedBody, tooLarge } from "./chunked-body";
import { firstOf, GatheredBytes } from "./gathered-bytes";
import type { IdentifiedReply } from "./http-reply";
import { offeredSchemes } from "./offered-schemes";
import { badReply, parseReplyHead, type ReplyHead } from "./reply-head";

/** A reply, and what becomes of its connection. */
export interface ReadReply {
  readonly reply: IdentifiedReply;
  /** Whether the host keeps the connection open. */
  readonly staysOpen: boolean;
  /** What came behind the reply: the beginning of the next one, where one is waited for. */
  readonly behind: Buffer;
}

const BEGINNING = "HTTP/1.";
const HEAD_END = "\r\n\r\n";
const NOTHING = Buffer.alloc(0);
const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads one reply of HTTP/1.1 (RFC 9112) from what arrives, however it is cut. Answers that are not the last (1xx) are
 * passed over. After an error, or the reply, it is done. Errors: `malformed`; `too_large`, before anything above a limit is
 * kept; `unexpected_status` for a host that leaves HTTP; `connection_reset` for one that ends early.
 */
export class ReplyReader {
  readonly #limits: WsmanLimits;
  /** Of the head that has not ended yet. */
  #begun = new GatheredBytes();
  #head: ReplyHead | undefined;
  #chunked: ChunkedBody | undefined;
  #body = new GatheredBytes();

  constructor(limits: WsmanLimits) {
    this.#limits = limits;
  }

  /** Takes what arrived. Gives the reply once it is whole. */
  add(bytes: Buffer): ReadReply | undefined {
    let rest = bytes;
    while (this.#head === undefined) {
      const end = this.#addToHead(rest);
      if (end === undefined) return undefined;
      rest = rest.subarray(end);
    }
    return this.#addToBody(this.#head, rest);
  }

  /** The host has ended the connection: gives the reply that ends so. */
  end(): ReadReply {
    if (this.#head?.framing === "until-close") return done(this.#head, this.#body.bytes, NOTHING);
    throw new WsmanError("connection_reset", "The host closed the connection before its reply was whole.");
  }

  /** Gives where the head ends in `bytes`, once it does. */
  #addToHead(bytes: Buffer): number | undefined {
    const before = this.#begun.length;
    this.#begun.add(firstOf(bytes, this.#limits.headerBytes + HEAD_END.length - before));
    const all = this.#begun.bytes;
    const end = all.indexOf(HEAD_END, Math.max(0, before - HEAD_END.length), "latin1");
    if (end < 0 || end > this.#limits.headerBytes) {
      refuseOtherBeginnings(all);
      refuseBareLineFeeds(all.subarray(0, this.#limits.headerBytes), before);
      if (all.length <= this.#limits.headerBytes + HEAD_END.length - 1) return undefined;
      throw new WsmanError("too_large", `The header of the reply is longer than ${this.#limits.headerBytes} bytes.`);
    }
    this.#begun = new GatheredBytes();
    this.#take(parseReplyHead(all.toString("latin1", 0, end)));
    return end + HEAD_END.length - before;
  }

  #take(head: ReplyHead): void {
    const { status, framing } = head;
    const { responseBytes, headerBytes } = this.#limits;
    if (status === 101) throw switchedProtocol();
    if (status < 200) return;
    if (typeof framing === "object" && framing.length > responseBytes) throw tooLarge(responseBytes);
    if (framing === "chunked") this.#chunked = new ChunkedBody(responseBytes, headerBytes);
    this.#head = head;
  }

  #addToBody(head: ReplyHead, bytes: Buffer): ReadReply | undefined {
    if (this.#chunked !== undefined) {
      const taken = this.#chunked.add(bytes);
      return this.#chunked.isWhole ? done(head, this.#chunked.bytes, bytes.subarray(taken)) : undefined;
    }
    const { responseBytes } = this.#limits;
    const length = typeof head.framing === "object" ? head.framing.length : undefined;
    const piece = length === undefined ? bytes : firstOf(bytes, length - this.#body.length);
    if (this.#body.length + piece.length > responseBytes) throw tooLarge(responseBytes);
    if (piece.length > 0) this.#body.add(piece);
    if (this.#body.length !== length) return undefined;
    return done(head, this.#body.bytes, piece === bytes ? NOTHING : bytes.subarray(piece.length));
  }
}

function done(
  { status, contentType, challenges, staysOpen, server, date }: ReplyHead,
  body: Buffer,
  behind: Buffer,
): ReadReply {
  const reply = { status, contentType, body, offered: offeredSchemes(challenges), server, date };
  return { reply, staysOpen, behind };
}

/** At once, because from what does not speak HTTP the end of a head may never come. */
function refuseOtherBeginnings(bytes: Buffer): void {
  if (!BEGINNING.startsWith(bytes.toString("latin1", 0, BEGINNING.length))) {
    throw badReply("its first line is no status line");
  }
}

/** Nor may it come from what ends lines otherwise. */
function refuseBareLineFeeds(bytes: Buffer, from: number): void {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] !== CR) throw badReply("a line of its header ends without a carriage return");
  }
}

/** What comes after a 101 is no HTTP; nobody asked for it. */
function switchedProtocol(): WsmanError {
  const what = "The host answered 101 and left HTTP, which WinRM never does.";
  return new WsmanError("unexpected_status", what, { httpStatus: 101 });
}
