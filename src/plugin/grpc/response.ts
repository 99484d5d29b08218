import { constants, type ServerHttp2Stream } from "node:http2";
import { type CallError, Status, statusMessage } from "./call-error";
import { framed } from "./message";

const HEADERS = { ":status": constants.HTTP_STATUS_OK, "content-type": "application/grpc" };

/** Answers with a message, and tells in the trailers that all went well. */
export function answer(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (!isOpen(stream)) return;
  stream.once("wantTrailers", () => stream.sendTrailers({ "grpc-status": Status.OK }));
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.end(framed(message));
}

/** Begins an answer whose messages never come. */
export function holdOpen(stream: ServerHttp2Stream): void {
  stream.respond(HEADERS);
  stream.resume();
}

/** Tells why there is no answer. */
export function refuse(stream: ServerHttp2Stream, { status, message }: CallError): void {
  endWith(stream, { ...HEADERS, "grpc-status": status, "grpc-message": statusMessage(message) });
}

/** Refuses what is no call of gRPC. */
export function refuseRequest(stream: ServerHttp2Stream, httpStatus: number): void {
  endWith(stream, { ":status": httpStatus });
}

/** Sends headers alone. What the caller still sends is not read. */
function endWith(stream: ServerHttp2Stream, headers: Record<string, string | number>): void {
  if (!isOpen(stream)) return;
  stream.respond(headers, { endStream: true });
  stream.close(constants.NGHTTP2_NO_ERROR);
}

/** The caller may have left meanwhile. */
function isOpen({ closed, destroyed, headersSent }: ServerHttp2Stream): boolean {
  return !closed && !destroyed && !headersSent;
}
