/** How a call can end (grpc `statuscodes.md`), as far as this server says so. */
export const Status = {
  OK: 0,
  CANCELLED: 1,
  DEADLINE_EXCEEDED: 4,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

export type Status = (typeof Status)[keyof typeof Status];

/** Why a call gets no answer; the message is for the caller to read. */
export class CallError extends Error {
  readonly status: Status;

  constructor(status: Status, message: string) {
    super(message);
    this.status = status;
  }
}

/** A message as the header `grpc-message` carries it: UTF-8, percent-encoded but for printable ASCII. */
export function statusMessage(message: string): string {
  const bytes = Buffer.from(message).toString("latin1");
  return bytes.replace(/[^ -$&-~]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
