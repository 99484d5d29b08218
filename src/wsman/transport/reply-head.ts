import { WsmanError } from "../errors/wsman-error";

/** How the end of a body is known (RFC 9112 section 6.3): by its length, by its last chunk, or by the end of the connection. */
export type BodyFraming = { readonly length: number } | "chunked" | "until-close";

/** What is before the body of a reply, as far as a client of WinRM needs it. */
export interface ReplyHead {
  readonly status: number;
  readonly framing: BodyFraming;
  /** Whether the host leaves the connection open for another request. */
  readonly staysOpen: boolean;
  readonly contentType: string | undefined;
  /** The values of all `WWW-Authenticate` fields, in order. */
  readonly challenges: readonly string[];
  readonly server: string | undefined;
  readonly date: string | undefined;
}

/**
 * Nothing here, nor in FIELD, can match in two ways, so that a hostile head costs no more than its length. Nor does either
 * take a line break that is none of HTTP's, or another control character that some readers take for one.
 */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const FIELD = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t\x20-\x7e\x80-\xff]*)$/;
const MOST_FIELDS = 256;
const LONGEST_LENGTH = /^\d{1,15}$/;

/** The fields that matter, as they came. Of those that may come once, more than one is kept to be refused. */
interface Fields {
  readonly lengths: string[];
  readonly codings: string[];
  readonly connection: string[];
  readonly contentTypes: string[];
  readonly challenges: string[];
  readonly servers: string[];
  readonly dates: string[];
}

/**
 * Reads status line and fields, without the empty line behind them. Stricter than RFC 9112 lets a client be: whatever two
 * readers could take for two different replies is refused, and so is what no WinRM host and no proxy sends. Errors:
 * `malformed`, `too_large`.
 */
export function parseReplyHead(text: string): ReplyHead {
  const [statusLine = "", ...lines] = text.split("\r\n");
  const match = STATUS_LINE.exec(statusLine);
  if (match === null) throw badReply("its first line is no status line");
  const [, minor, digits] = match;
  const fields = readFields(lines);
  if (lines.length > MOST_FIELDS) throw new WsmanError("too_large", `The reply has more than ${MOST_FIELDS} fields.`);
  const status = Number(digits);
  return {
    status,
    framing: framingOf(status, fields, minor === "0"),
    staysOpen: staysOpen(fields, minor === "0"),
    contentType: fields.contentTypes[0],
    challenges: fields.challenges,
    server: fields.servers[0],
    date: fields.dates[0],
  };
}

function readFields(lines: readonly string[]): Fields {
  const fields: Fields = {
    lengths: [],
    codings: [],
    connection: [],
    contentTypes: [],
    challenges: [],
    servers: [],
    dates: [],
  };
  for (const line of lines) {
    const { name, value } = parseField(line);
    fieldOf(fields, name)?.push(value);
  }
  return fields;
}

function fieldOf(fields: Fields, name: string): string[] | undefined {
  switch (name) {
    case "content-length":
      return fields.lengths;
    case "transfer-encoding":
      return fields.codings;
    case "connection":
      return fields.connection;
    case "content-type":
      return fields.contentTypes;
    case "www-authenticate":
      return fields.challenges;
    case "server":
      return fields.servers;
    case "date":
      return fields.dates;
    default:
      return undefined;
  }
}

/** One line of a head or of trailers, its name in lower case. One that continues the line above is none. Error `malformed`. */
export function parseField(line: string): { readonly name: string; readonly value: string } {
  const match = FIELD.exec(line);
  if (match === null) throw badReply("a line of its header is no field");
  return { name: (match[1] ?? "").toLowerCase(), value: withoutBlanks(match[2] ?? "") };
}

/** By hand, because an expression for it takes the square of their number. */
function withoutBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (value[start] === " ") start += 1;
  while (end > start && value[end - 1] === " ") end -= 1;
  return value.slice(start, end);
}

/** Two statements about the length, even equal ones, are how a reply is smuggled into another (RFC 9112 section 11.2). */
function framingOf(status: number, { lengths, codings }: Fields, isOld: boolean): BodyFraming {
  if (lengths.length + codings.length > 1) throw badReply("it states its length more than once");
  const [length] = lengths;
  const [coding] = codings;
  if (length !== undefined && !LONGEST_LENGTH.test(length)) throw badReply("its length is no number of bytes");
  if (coding !== undefined && (isOld || coding.toLowerCase() !== "chunked")) {
    throw badReply("its transfer coding is not chunked");
  }
  if (status < 200 || status === 204 || status === 304) return { length: 0 };
  if (coding !== undefined) return "chunked";
  return length === undefined ? "until-close" : { length: Number(length) };
}

function staysOpen({ connection }: Fields, isOld: boolean): boolean {
  if (connection.length === 0) return !isOld;
  const options = connection.flatMap((value) => value.split(",")).map((option) => option.trim().toLowerCase());
  return !options.includes("close") && (!isOld || options.includes("keep-alive"));
}

/** @param reason for people; nothing of the reply itself, whose header can hold what is secret */
export function badReply(reason: string): WsmanError {
  return new WsmanError("malformed", `The reply is not acceptable HTTP: ${reason}.`);
}
