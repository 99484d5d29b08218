import type { Readable } from "node:stream";

/** gRPC status codes this server answers with (grpc `statuscodes.md`). */
export const Status = { OK: 0, RESOURCE_EXHAUSTED: 8, UNIMPLEMENTED: 12, INTERNAL: 13 } as const;

export interface Failure {
  readonly status: number;
  readonly message: string;
}

/** One byte "compressed?", four bytes length (grpc `PROTOCOL-HTTP2.md`, Length-Prefixed-Message). */
const PREFIX = 5;

export function frame(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/**
 * Reads the one message of a unary call.
 * @param limit largest message accepted, in bytes
 * @returns the message, or why there is none
 */
export async function readMessage(stream: Readable, limit: number): Promise<Buffer | Failure> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit + PREFIX) {
      return { status: Status.RESOURCE_EXHAUSTED, message: `message larger than ${limit} bytes` };
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length < PREFIX || bytes.readUInt32BE(1) !== bytes.length - PREFIX) {
    return { status: Status.INTERNAL, message: "expected exactly one whole message" };
  }
  if (bytes[0] !== 0) return { status: Status.UNIMPLEMENTED, message: "compressed messages are not supported" };
  return bytes.subarray(PREFIX);
}

export function isFailure(result: Buffer | Failure): result is Failure {
  return !Buffer.isBuffer(result);
}
