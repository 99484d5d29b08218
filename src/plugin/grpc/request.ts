import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { CallError, Status } from "./call-error";
import { MessageReader } from "./message";

const CONTENT_TYPE = /^application\/grpc(?:[+;]|$)/i;

/**
 * The HTTP status that refuses a request which is no call of gRPC, or comes through a proxy that would drop the trailers
 * of the answer. @returns undefined for a call
 */
export function problemOf(headers: IncomingHttpHeaders): number | undefined {
  if (headers[":method"] !== "POST") return constants.HTTP_STATUS_METHOD_NOT_ALLOWED;
  if (!CONTENT_TYPE.test(headers["content-type"] ?? "")) return constants.HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE;
  if (headers.te !== "trailers") return constants.HTTP_STATUS_BAD_REQUEST;
  return undefined;
}

/** The one message of a call. Rejects with a `CallError`, also when the caller leaves before it is complete. */
export function readMessage(stream: ServerHttp2Stream): Promise<Buffer> {
  const reader = new MessageReader();
  let hasEnded = false;
  return new Promise((resolve, reject) => {
    stream.on("data", (piece: Buffer) => {
      try {
        reader.push(piece);
      } catch (error) {
        stream.removeAllListeners("data");
        reject(error);
      }
    });
    stream.once("end", () => {
      hasEnded = true;
      try {
        resolve(reader.finish());
      } catch (error) {
        reject(error);
      }
    });
    stream.once("close", () => {
      // An error is dear to make, and every stream closes.
      if (!hasEnded) reject(new CallError(Status.CANCELLED, "the caller has left"));
    });
  });
}
