import type { WsmanErrorCode } from "../../src/wsman";

/** What a host may send as a reply before it closes the connection, byte for byte (latin1). */
export interface RawReply {
  readonly name: string;
  readonly raw: string;
  /** The body of a reply that is accepted, or the error. */
  readonly expected: { readonly body: string } | WsmanErrorCode;
  /** Why it is refused although Node's own client takes it. */
  readonly stricter?: string;
  /** Why it is accepted although Node's own client refuses it. */
  readonly laxer?: string;
}

const OK = "HTTP/1.1 200 OK\r\n";
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const length = (field: string) => `${OK}${field}\r\n\r\nhello`;

const HELLO = { body: "hello" };
const EMPTY = { body: "" };

const ACCEPTED: readonly RawReply[] = [
  { name: "a length", raw: length("Content-Length: 5"), expected: HELLO },
  { name: "a length in another case, without a blank", raw: length("content-LENGTH:5"), expected: HELLO },
  { name: "a length with blanks around it", raw: length("Content-Length:   5  "), expected: HELLO },
  { name: "a length with zeros before it", raw: length("Content-Length: 0005"), expected: HELLO },
  { name: "no body", raw: `${OK}Content-Length: 0\r\n\r\n`, expected: EMPTY },
  { name: "no reason", raw: "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nhello", expected: HELLO },
  { name: "no reason, and no blank", raw: "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello", expected: HELLO },
  {
    name: "a reason of another language",
    raw: "HTTP/1.1 200 \xfcber\r\nContent-Length: 5\r\n\r\nhello",
    expected: HELLO,
  },
  { name: "a field with nothing in it", raw: `${OK}X:\r\nContent-Length: 5\r\n\r\nhello`, expected: HELLO },
  { name: "the end of the connection", raw: `${OK}\r\nhello`, expected: HELLO },
  { name: "the end of an HTTP/1.0 connection", raw: "HTTP/1.0 200 OK\r\n\r\nhello", expected: HELLO },
  { name: "a length in HTTP/1.0", raw: "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", expected: HELLO },
  { name: "one chunk", raw: `${CHUNKED}5\r\nhello\r\n0\r\n\r\n`, expected: HELLO },
  { name: "two chunks", raw: `${CHUNKED}2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n`, expected: HELLO },
  {
    name: "chunks with zeros and letters",
    raw: `${CHUNKED}00A\r\n0123456789\r\n000\r\n\r\n`,
    expected: { body: "0123456789" },
  },
  { name: "no chunk", raw: `${CHUNKED}0\r\n\r\n`, expected: EMPTY },
  { name: "a chunk with extensions", raw: `${CHUNKED}5;a=b;c\r\nhello\r\n0;d="e f"\r\n\r\n`, expected: HELLO },
  { name: "trailers", raw: `${CHUNKED}5\r\nhello\r\n0\r\nX-Sum: 1\r\nX-Time: 2\r\n\r\n`, expected: HELLO },
  { name: "CHUNKED", raw: `${OK}Transfer-Encoding: CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n`, expected: HELLO },
  {
    name: "interim answers",
    raw: `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 \r\nX: y\r\n\r\n${length("Content-Length: 5")}`,
    expected: HELLO,
  },
  { name: "204 without a body", raw: "HTTP/1.1 204 No Content\r\n\r\n", expected: EMPTY },
  { name: "304 with the length of another body", raw: "HTTP/1.1 304 \r\nContent-Length: 5\r\n\r\n", expected: EMPTY },
  {
    name: "another reply behind it, which nobody reads",
    raw: `${length("Content-Length: 5")}${OK}\r\n`,
    expected: HELLO,
  },
  {
    name: "more than it states, which nobody reads",
    raw: `${length("Content-Length: 5")} world`,
    expected: HELLO,
    laxer: "Node takes it too where the rest arrives later. The connection ends either way.",
  },
];

const REFUSED: readonly RawReply[] = [
  { name: "nothing", raw: "", expected: "connection_reset" },
  { name: "another protocol", raw: "SSH-2.0-OpenSSH_9.2\r\n", expected: "malformed" },
  { name: "a TLS alert", raw: "\x15\x03\x01\x00\x02\x02\x46", expected: "malformed" },
  {
    name: "HTTP/2",
    raw: "HTTP/2.0 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    expected: "malformed",
    stricter: "It has another form than the text of HTTP/1.",
  },
  { name: "HTTP/0.9", raw: "hello", expected: "malformed" },
  { name: "a status of two digits", raw: "HTTP/1.1 20 OK\r\n\r\n", expected: "malformed" },
  { name: "a status of four digits", raw: "HTTP/1.1 2000 OK\r\n\r\n", expected: "malformed" },
  {
    name: "no status this protocol has",
    raw: "HTTP/1.1 999 OK\r\n\r\n",
    expected: "malformed",
    stricter: "No status above 599 has a meaning.",
  },
  { name: "a blank before the status line", raw: ` ${length("Content-Length: 5")}`, expected: "malformed" },
  {
    name: "an empty line before the status line",
    raw: `\r\n${length("Content-Length: 5")}`,
    expected: "malformed",
    stricter: "No host sends one; it may be the rest of something.",
  },
  { name: "two lengths", raw: length("Content-Length: 5\r\nContent-Length: 3"), expected: "malformed" },
  { name: "the same length twice", raw: length("Content-Length: 5\r\nContent-Length: 5"), expected: "malformed" },
  { name: "two lengths in one field", raw: length("Content-Length: 5, 5"), expected: "malformed" },
  {
    name: "a length and chunks",
    raw: `${OK}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    expected: "malformed",
  },
  {
    name: "chunks and a length",
    raw: `${OK}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    expected: "malformed",
  },
  {
    name: "a length behind a tab",
    raw: length("Content-Length:\t5"),
    expected: "malformed",
    stricter: "Around a length nobody writes one.",
  },
  {
    name: "a length among the trailers",
    raw: `${CHUNKED}5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n`,
    expected: "malformed",
  },
  {
    name: "a coding among the trailers",
    raw: `${CHUNKED}5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n`,
    expected: "malformed",
    stricter: "It may not be there (RFC 9110 section 6.5.1).",
  },
  { name: "a negative length", raw: length("Content-Length: -5"), expected: "malformed" },
  { name: "a length with a sign", raw: length("Content-Length: +5"), expected: "malformed" },
  { name: "a hexadecimal length", raw: length("Content-Length: 0x5"), expected: "malformed" },
  { name: "a length that is none", raw: length("Content-Length: five"), expected: "malformed" },
  { name: "an empty length", raw: length("Content-Length:"), expected: "malformed" },
  { name: "a length with a blank in it", raw: length("Content-Length: 5 0"), expected: "malformed" },
  {
    name: "a length beyond the limit",
    raw: length("Content-Length: 99999999"),
    expected: "too_large",
  },
  { name: "a length beyond every number", raw: length(`Content-Length: ${"9".repeat(40)}`), expected: "malformed" },
  { name: "a blank before the colon", raw: length("Content-Length : 5"), expected: "malformed" },
  { name: "a name with a blank in it", raw: length("Content Length: 5"), expected: "malformed" },
  { name: "a field without a name", raw: length(": 5"), expected: "malformed" },
  { name: "a line without a colon", raw: length("Content-Length"), expected: "malformed" },
  {
    name: "a folded line",
    raw: length("X: a\r\n b\r\nContent-Length: 5"),
    expected: "malformed",
  },
  {
    name: "a length folded under another field",
    raw: length("X: a\r\n Content-Length: 3\r\nContent-Length: 5"),
    expected: "malformed",
  },
  { name: "a folded first line", raw: length(" X: a\r\nContent-Length: 5"), expected: "malformed" },
  { name: "a line feed alone in the header", raw: `${OK}X: a\nContent-Length: 5\r\n\r\nhello`, expected: "malformed" },
  { name: "line feeds alone", raw: "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", expected: "malformed" },
  {
    name: "a carriage return alone in the header",
    raw: length("X: a\rContent-Length: 5\r\nX: b"),
    expected: "malformed",
  },
  { name: "a NUL in a value", raw: length("X: a\0b\r\nContent-Length: 5"), expected: "malformed" },
  {
    name: "a NUL in the status line",
    raw: "HTTP/1.1 200 O\0K\r\nContent-Length: 5\r\n\r\nhello",
    expected: "malformed",
    stricter: "Who logs it may take the NUL for its end.",
  },
  { name: "a control character in a value", raw: length("X: a\x01b\r\nContent-Length: 5"), expected: "malformed" },
  {
    name: "a coding that nobody asked for",
    raw: `${OK}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    expected: "malformed",
    stricter: "This client offers none (RFC 9112 section 7.4).",
  },
  {
    name: "a coding that is none",
    raw: `${OK}Transfer-Encoding: identity\r\n\r\nhello`,
    expected: "malformed",
    stricter: "Readers differ in what it means.",
  },
  {
    name: "chunked twice",
    raw: `${OK}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
    expected: "malformed",
    stricter: "As above.",
  },
  {
    name: "two codings",
    raw: `${OK}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    expected: "malformed",
    stricter: "As above.",
  },
  {
    name: "a coding that looks like chunked",
    raw: `${OK}Transfer-Encoding: xchunked\r\n\r\nhello`,
    expected: "malformed",
    stricter: "As above.",
  },
  {
    name: "chunks in HTTP/1.0",
    raw: "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    expected: "malformed",
    stricter: "It has none (RFC 9112 section 6.1).",
  },
  { name: "a chunk size with a sign", raw: `${CHUNKED}+5\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a negative chunk size", raw: `${CHUNKED}-5\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a chunk size with 0x", raw: `${CHUNKED}0x5\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "no chunk size", raw: `${CHUNKED}\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a chunk size that is too long", raw: `${CHUNKED}${"f".repeat(20)}\r\nhello\r\n`, expected: "malformed" },
  { name: "a chunk beyond the limit", raw: `${CHUNKED}fffffff\r\nhello\r\n`, expected: "too_large" },
  { name: "chunks beyond the limit", raw: `${CHUNKED}1\r\n.\r\n200000\r\nhello\r\n`, expected: "too_large" },
  { name: "a chunk longer than its size", raw: `${CHUNKED}3\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a chunk shorter than its size", raw: `${CHUNKED}9\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a line feed alone behind a chunk size", raw: `${CHUNKED}5\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  { name: "a line feed alone behind a chunk", raw: `${CHUNKED}5\r\nhello\n0\r\n\r\n`, expected: "malformed" },
  { name: "a line feed alone in an extension", raw: `${CHUNKED}5;a\nb\r\nhello\r\n0\r\n\r\n`, expected: "malformed" },
  {
    name: "a carriage return alone in an extension",
    raw: `${CHUNKED}5;a\rb\r\nhello\r\n0\r\n\r\n`,
    expected: "malformed",
  },
  {
    name: "an extension without an end",
    raw: `${CHUNKED}5;${"a".repeat(2_000)}\r\nhello\r\n0\r\n\r\n`,
    expected: "too_large",
    stricter: "Node takes 16 KiB of them.",
  },
  {
    name: "extensions of many chunks",
    raw: `${CHUNKED}${`1;${"a".repeat(1_000)}\r\n.\r\n`.repeat(20)}0\r\n\r\n`,
    expected: "too_large",
    stricter: "Node counts those of each chunk alone.",
  },
  { name: "a trailer that is no field", raw: `${CHUNKED}0\r\nX\r\n\r\n`, expected: "malformed" },
  {
    name: "trailers without an end",
    raw: `${CHUNKED}0\r\n${`X: ${"1".repeat(100)}\r\n`.repeat(200)}\r\n`,
    expected: "too_large",
  },
  {
    name: "a header without an end",
    raw: `${OK}${`X: ${"1".repeat(100)}\r\n`.repeat(200)}\r\n`,
    expected: "too_large",
  },
  {
    name: "more fields than anybody sends",
    raw: `${OK}${"X: 1\r\n".repeat(300)}Content-Length: 5\r\n\r\nhello`,
    expected: "too_large",
    stricter: "Node drops what is beyond 2,000 fields without a word.",
  },
  {
    name: "101",
    raw: "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n",
    expected: "unexpected_status",
  },
  { name: "an interim answer alone", raw: "HTTP/1.1 100 Continue\r\n\r\n", expected: "connection_reset" },
  { name: "half a status line", raw: "HTTP/1.1 20", expected: "connection_reset" },
  { name: "half a header", raw: `${OK}Content-Le`, expected: "connection_reset" },
  { name: "half a body", raw: `${OK}Content-Length: 50\r\n\r\nhello`, expected: "connection_reset" },
  { name: "half a chunk", raw: `${CHUNKED}50\r\nhello`, expected: "connection_reset" },
  { name: "no last chunk", raw: `${CHUNKED}5\r\nhello\r\n`, expected: "connection_reset" },
  { name: "no end of the trailers", raw: `${CHUNKED}5\r\nhello\r\n0\r\n`, expected: "connection_reset" },
];

/** Replies in every form that HTTP has, and broken in every way that has confused a reader of it. */
export const RAW_REPLIES: readonly RawReply[] = [...ACCEPTED, ...REFUSED];
