import { WsmanError, type WsmanErrorCode } from "../../../src/wsman";
import { DEFAULT_LIMITS } from "../../../src/wsman/limits";
import { type ReadReply, ReplyReader } from "../../../src/wsman/transport/reply-reader";
import { httpPost } from "../../support/http-post";
import { withRawHost } from "../../support/raw-host";
import { RAW_REPLIES } from "../../support/raw-replies";

/** The reply that pieces and the end of the connection after them make, or the error. */
function readPieces(pieces: readonly Buffer[], limits = DEFAULT_LIMITS): ReadReply | WsmanErrorCode {
  const reader = new ReplyReader(limits);
  try {
    for (const piece of pieces) {
      const whole = reader.add(piece);
      if (whole !== undefined) return whole;
    }
    return reader.end();
  } catch (error) {
    if (error instanceof WsmanError) return error.code;
    throw error;
  }
}

const told = (outcome: ReadReply | WsmanErrorCode) =>
  typeof outcome === "string" ? outcome : { body: outcome.reply.body.toString("latin1") };

const bytes = (raw: string) => Buffer.from(raw, "latin1");
const read = (raw: string) => readPieces([bytes(raw)]);

describe("a reply", () => {
  test.each(RAW_REPLIES.map((reply) => [reply.name, reply] as const))("with %s", (_, { raw, expected }) => {
    expect(told(read(raw))).toEqual(expected);
  });

  test.each(RAW_REPLIES.map((reply) => [reply.name, reply] as const))(
    "with %s comes to the same however it is cut",
    (_, { raw, expected }) => {
      const all = bytes(raw);
      const wanted = JSON.stringify(expected);
      const differs = (pieces: readonly Buffer[]) => JSON.stringify(told(readPieces(pieces))) !== wanted;
      expect(differs(Array.from(all, (byte) => Buffer.from([byte])))).toBe(false);
      // Of the longest, which repeat themselves, not every place.
      const step = Math.ceil(all.length / 1_000);
      const places = Array.from({ length: Math.ceil(all.length / step) }, (_, index) => index * step);
      expect(places.filter((at) => differs([all.subarray(0, at), all.subarray(at)]))).toEqual([]);
    },
  );

  test("tells its status, its content type and each scheme, in whatever case and number of fields", () => {
    const raw =
      "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate TlRM\r\nContent-type: text/xml\r\nwww-authenticate: Kerberos, Basic\r\nContent-Length: 0\r\n\r\n";
    expect(read(raw)).toEqual({
      staysOpen: true,
      behind: Buffer.alloc(0),
      reply: {
        status: 401,
        contentType: "text/xml",
        body: Buffer.alloc(0),
        offered: [{ scheme: "Negotiate", token: "TlRM" }, { scheme: "Kerberos" }, { scheme: "Basic" }],
      },
    });
  });

  test.each([
    ["", true],
    ["Connection: close\r\n", false],
    ["Connection: Keep-Alive, CLOSE\r\n", false],
    ["Connection: Keep-Alive\r\nConnection: close\r\n", false],
    ["Connection: closed\r\n", true],
  ])("with %j leaves its connection open: %s", (fields, staysOpen) => {
    expect(read(`HTTP/1.1 200 \r\n${fields}Content-Length: 0\r\n\r\n`)).toMatchObject({ staysOpen });
  });

  test("of HTTP/1.0 leaves it open only where it says so", () => {
    expect(read("HTTP/1.0 200 \r\nContent-Length: 0\r\n\r\n")).toMatchObject({ staysOpen: false });
    expect(read("HTTP/1.0 200 \r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n")).toMatchObject({
      staysOpen: true,
    });
  });

  test.each(["Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"])(
    "gives what came behind it, and takes none of it: %j",
    (rest) => {
      expect(read(`HTTP/1.1 200 \r\n${rest}`)).toMatchObject({ behind: Buffer.alloc(0) });
      expect(read(`HTTP/1.1 200 \r\n${rest}HTTP/1.1 `)).toMatchObject({ behind: Buffer.from("HTTP/1.1 ") });
    },
  );

  test("is taken up to its limits and not above them, by either statement of its length or none", () => {
    const limits = { ...DEFAULT_LIMITS, responseBytes: 5, headerBytes: 60 };
    const outcome = (raw: string) => told(readPieces([bytes(raw)], limits));
    const head = (more: string) => `HTTP/1.1 200 \r\n${more}\r\n\r\n`;
    expect(outcome(`${head("Content-Length: 5")}hello`)).toEqual({ body: "hello" });
    expect(outcome(head("Content-Length: 6"))).toBe("too_large");
    expect(outcome(`${head("X: y")}hello`)).toEqual({ body: "hello" });
    expect(outcome(`${head("X: y")}hello!`)).toBe("too_large");
    expect(outcome(`${head("Transfer-Encoding: chunked")}4\r\nhell\r\n1\r\no\r\n0\r\n\r\n`)).toEqual({ body: "hello" });
    expect(outcome(`${head("Transfer-Encoding: chunked")}4\r\nhell\r\n2\r\n`)).toBe("too_large");
    const longest = `X: ${"1".repeat(60 - "HTTP/1.1 200 \r\nX: ".length)}`;
    expect(outcome(`${head(longest)}hello`)).toEqual({ body: "hello" });
    expect(outcome(`${head(`${longest}1`)}hello`)).toBe("too_large");
  });
});

/** Its parser, llhttp, is what others made; the runtime of standalone programs has another one. */
const withNode = process.versions.bun === undefined ? test : test.skip;

describe("Node's own client", () => {
  withNode("accepts and refuses the same, but for what is listed as deliberate", async () => {
    const differences: string[] = [];
    for (const { name, raw, expected, stricter, laxer } of RAW_REPLIES) {
      const theirs = await withRawHost(raw, (port) => httpPost({ port }).catch(() => undefined));
      const body = theirs?.body.toString("latin1");
      const ours = typeof expected === "object" ? expected.body : undefined;
      const isDeliberate = stricter !== undefined ? body !== undefined : laxer !== undefined && body === undefined;
      if (body !== ours && !isDeliberate) differences.push(`${name}: ${body ?? "refused"}`);
    }
    expect(differences).toEqual([]);
  });
});
