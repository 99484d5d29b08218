import { CallError } from "../../src/plugin/grpc/call-error";
import { framed, MessageReader } from "../../src/plugin/grpc/message";
import { fuzz, INPUTS, MANY } from "../support/fuzz";
import type { SeededRandom } from "../support/seeded-random";

const LIMIT = 4_096;
const LENGTHS = [0, 1, 250, 300, LIMIT, LIMIT + 1, 10_000];

/** The message of a body that comes in pieces of any sizes. */
function read(body: Buffer, random: SeededRandom): Buffer {
  const reader = new MessageReader(LIMIT);
  const largest = random.pick([1, 7, 1_000, 20_000]);
  for (let at = 0; at < body.length; ) {
    const end = at + 1 + random.below(largest);
    reader.push(body.subarray(at, end));
    at = end;
  }
  return reader.finish();
}

/** What gRPC allows: no compression, a length within the limit, and exactly so many bytes. */
function isMessage(body: Buffer): boolean {
  if (body.length < 5 || body[0] !== 0) return false;
  return body.readUInt32BE(1) === body.length - 5 && body.length - 5 <= LIMIT;
}

test(`${MANY} mutated bodies of calls are read to the byte where they hold one message, and refused where not`, () => {
  const counts = { whole: 0, refused: 0 };
  const check = (body: Buffer, random: SeededRandom) => {
    try {
      const message = read(body, random);
      if (!isMessage(body) || !message.equals(body.subarray(5))) throw new Error("read what is no message");
      counts.whole += 1;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (isMessage(body)) throw new Error("refused a message", { cause: error });
      counts.refused += 1;
    }
  };
  const seeds = LENGTHS.map((length) => framed(Buffer.alloc(length, "message")));
  const { growth } = fuzz(11, { seeds, words: ["\0", "\u0001", "\0\0\0\0\0"], errors: [], read: check });
  expect(counts.whole).toBeGreaterThan(INPUTS / 100);
  expect(counts.refused).toBeGreaterThan(INPUTS / 100);
  expect(growth).toBeLessThan(8 * 1_048_576);
});
