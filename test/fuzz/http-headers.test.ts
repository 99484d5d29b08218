import { WsmanError } from "../../src/wsman";
import { DEFAULT_LIMITS } from "../../src/wsman/limits";
import { offeredSchemes } from "../../src/wsman/transport/offered-schemes";
import { ReplyReader } from "../../src/wsman/transport/reply-reader";
import { expectSound, fuzz, INPUTS, MANY } from "../support/fuzz";
import { RAW_REPLIES } from "../support/raw-replies";
import type { SeededRandom } from "../support/seeded-random";

const SEEDS = [
  "Negotiate",
  'Basic realm="WSMAN"',
  "Negotiate TlRMTVNTUAACAAAABAAEADgAAAA=, Kerberos",
  'Digest qop="auth", nonce="a,b=c", Basic realm="a \\"quoted\\" b"',
  "Kerberos YIGXBgkqhkiG9xIBAgICAG+BhzCB",
];

test(`${MANY} mutated WWW-Authenticate headers are understood as far as they can be, in time that grows with them`, () => {
  const words = [",", " ", "\t", '"', "=", "Negotiate ", "a".repeat(8_000), " ".repeat(8_000), ",".repeat(8_000)];
  let tokens = 0;
  const read = (input: Buffer) => {
    const value = input.toString("latin1");
    for (const { scheme, token } of offeredSchemes([value])) {
      if (!/^[A-Za-z][\w-]*$/.test(scheme)) throw new Error(`${JSON.stringify(scheme)} is no scheme`);
      if (token === undefined) continue;
      tokens += 1;
      if (!/^[A-Za-z0-9+/._~-]+=*$/.test(token)) throw new Error("a token that is none");
    }
  };
  const { accepted, growth } = fuzz(8, { seeds: SEEDS.map((text) => Buffer.from(text)), words, errors: [], read });
  expect(accepted).toBe(INPUTS);
  expect(tokens).toBeGreaterThan(INPUTS / 100);
  expect(growth).toBeLessThan(8 * 1_048_576);
});

/** All of a reply that comes before the connection ends, in pieces of chance. */
function readReply(bytes: Buffer, random: SeededRandom | undefined): { reply: unknown } {
  const reader = new ReplyReader({ ...DEFAULT_LIMITS, responseBytes: 4_096, headerBytes: 2_048 });
  for (let at = 0; at < bytes.length; ) {
    const end = random === undefined ? bytes.length : at + 1 + random.below(random.pick([1, 8, 512]));
    const whole = reader.add(bytes.subarray(at, end));
    if (whole !== undefined) return whole;
    at = end;
  }
  return reader.end();
}

/** What it came to, to be compared. */
function outcome(read: () => { reply: unknown }): string {
  try {
    return JSON.stringify(read().reply);
  } catch (error) {
    return error instanceof WsmanError ? error.code : String(error);
  }
}

test(`${MANY} mutated replies are read or refused, and the same however they are cut`, () => {
  const seeds = RAW_REPLIES.map(({ raw }) => Buffer.from(raw, "latin1")).filter(({ length }) => length > 0);
  const words = [
    "\r\n",
    "\n",
    "\r",
    "\0",
    " ",
    "\t",
    ":",
    ";",
    "0\r\n\r\n",
    "Content-Length: 5\r\n",
    "chunked",
    "HTTP/1.1 200 \r\n",
  ];
  const read = (input: Buffer, random: SeededRandom) => {
    const whole = outcome(() => readReply(input, undefined));
    const cut = outcome(() => readReply(input, random));
    if (whole !== cut) throw new Error(`${whole} becomes ${cut} when it is cut`);
    readReply(input, undefined);
  };
  const errors = ["malformed", "too_large", "connection_reset", "unexpected_status"] as const;
  expectSound(fuzz(9, { seeds, words, errors, read }));
});
