import type { ServerHttp2Stream } from "node:http2";
import { CallError, Status } from "./call-error";
import { readMessage } from "./request";
import { answer, refuse } from "./response";

/** Answers one call; the signal is aborted when the caller cancels it or disconnects, and at its deadline. */
export type UnaryHandler = (message: Buffer, signal: AbortSignal) => Promise<Uint8Array>;

/**
 * Reads the message of a call, passes it to the handler, and sends what that returns.
 * @param timeout in milliseconds; undefined for none
 */
export async function answerCall(
  stream: ServerHttp2Stream,
  handler: UnaryHandler,
  timeout: number | undefined,
): Promise<void> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  // A caller that cancels, or is lost, closes the stream before it is answered.
  stream.once("close", cancel);
  const handled = readMessage(stream).then((message) => handler(message, controller.signal));
  try {
    const message = await beforeDeadline(handled, timeout);
    stream.off("close", cancel);
    answer(stream, message);
  } catch (error) {
    cancel();
    refuse(stream, error instanceof CallError ? error : UNREADABLE);
  }
}

/** Handlers turn their errors into diagnostics, so what one throws is that the message could not be decoded. */
const UNREADABLE = new CallError(Status.INTERNAL, "the request could not be read");

function beforeDeadline<T>(work: Promise<T>, timeout: number | undefined): Promise<T> {
  if (timeout === undefined) return work;
  return new Promise((resolve, reject) => {
    const passed = () => reject(new CallError(Status.DEADLINE_EXCEEDED, "the deadline of the call has passed"));
    const timer = setTimeout(passed, timeout);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
