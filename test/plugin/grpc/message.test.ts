import { CallError, statusMessage } from "../../../src/plugin/grpc/call-error";
import { framed, MessageReader } from "../../../src/plugin/grpc/message";

/** What a reader makes of a body that comes in pieces of some size. */
function read(body: Buffer, size: number, limit?: number): Buffer {
  const reader = new MessageReader(limit);
  for (let at = 0; at < body.length; at += size) reader.push(body.subarray(at, at + size));
  return reader.finish();
}

test.each([1, 4, 5, 6, 1000, 100_000])("a message is whole again, whatever its pieces (%i bytes)", (size) => {
  for (const length of [0, 1, 5, 40_000]) {
    const message = Buffer.alloc(length, "message");
    expect(read(framed(message), size).equals(message)).toBe(true);
  }
});

test("a length is refused as soon as it is told, before the message comes", () => {
  const reader = new MessageReader(10);
  expect(() => reader.push(Buffer.of(0, 0, 0, 0, 11))).toThrow("the message has 11 bytes, and the limit is 10");
  expect(read(framed(Buffer.alloc(10)), 3, 10)).toHaveLength(10);
});

test("memory is taken for what has come, not for what was announced", () => {
  const before = process.memoryUsage().arrayBuffers;
  const readers = Array.from({ length: 100 }, () => new MessageReader());
  for (const reader of readers) reader.push(Buffer.of(0, 0x0f, 0xff, 0xff, 0xff, 0));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  for (const reader of readers) expect(() => reader.finish()).toThrow(CallError);
});

test("a message of a status is printable ASCII", () => {
  expect(statusMessage("100 % é\n~\ud800")).toBe("100 %25 %C3%A9%0A~%EF%BF%BD");
});
