import {
  createSecureServer,
  createServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import type { Socket } from "node:net";
import { type Failure, frame, isFailure, readMessage, Status } from "./frame";

/** Answers one call; the signal is aborted when the caller goes away. */
export type UnaryHandler = (message: Buffer, signal: AbortSignal) => Promise<Uint8Array>;

/** What one connection offers. */
export interface Connection {
  /** By path, e.g. `/tfplugin6.Provider/ReadResource`. Any other call is answered as not implemented. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  /** Streaming calls that are kept open, and silent, as long as the caller wants. */
  readonly held: ReadonlySet<string>;
  closed(): void;
}

export interface GrpcServerOptions {
  /** PEM texts. Only a caller with `clientCertificate` gets in. Absent: no encryption. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string; readonly clientCertificate: string };
  readonly connect: () => Connection;
}

export interface GrpcServer {
  accept(socket: Socket): void;
  /** Ends every connection. */
  close(): void;
}

const CONTENT_TYPE = "application/grpc";
/** Far above any state object; Terraform's own limit is 2 GiB. */
const MAX_MESSAGE = 256 * 1024 * 1024;
/** In MB. HTTP/2 refuses streams beyond it, and a message waits in memory as a whole. */
const MAX_SESSION_MEMORY = 4096;

/** A gRPC server for sockets accepted elsewhere: unary calls over HTTP/2 without compression (`PROTOCOL-HTTP2.md`). */
export function createGrpcServer({ tls, connect }: GrpcServerOptions): GrpcServer {
  const limits = { maxSessionMemory: MAX_SESSION_MEMORY };
  const server = tls === undefined ? createServer(limits) : createSecureServer({ ...limits, ...secured(tls) });
  const connections = new Map<Http2Session, Connection>();
  server.on("session", (session) => {
    const connection = connect();
    connections.set(session, connection);
    session.once("close", () => {
      connections.delete(session);
      connection.closed();
    });
    // The session closes after an error, which is all there is to do about it.
    session.on("error", () => {});
  });
  server.on("stream", (stream, headers) => {
    stream.on("error", () => {});
    const connection = stream.session && connections.get(stream.session);
    if (connection !== undefined) void answer(stream, headers, connection);
  });
  return {
    accept: (socket) => {
      socket.on("error", () => {});
      server.emit("connection", socket);
    },
    close: () => {
      for (const session of connections.keys()) session.destroy();
    },
  };
}

function secured({ certificate, privateKey, clientCertificate }: NonNullable<GrpcServerOptions["tls"]>) {
  return {
    cert: certificate,
    key: privateKey,
    ca: clientCertificate,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
  } as const;
}

async function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, connection: Connection): Promise<void> {
  const path = headers[":path"] ?? "";
  if (!headers["content-type"]?.startsWith(CONTENT_TYPE)) {
    stream.respond({ ":status": 415 }, { endStream: true });
    return;
  }
  if (connection.held.has(path)) {
    stream.respond({ ":status": 200, "content-type": CONTENT_TYPE });
    stream.resume();
    return;
  }
  const handler = connection.unary.get(path);
  if (handler === undefined) fail(stream, { status: Status.UNIMPLEMENTED, message: `${path} is not implemented` });
  else await answerUnary(stream, handler);
}

async function answerUnary(stream: ServerHttp2Stream, handler: UnaryHandler): Promise<void> {
  const gone = new AbortController();
  stream.once("close", () => gone.abort());
  try {
    const message = await readMessage(stream, MAX_MESSAGE);
    if (isFailure(message)) {
      fail(stream, message);
      return;
    }
    const response = await handler(message, gone.signal);
    if (stream.destroyed) return;
    stream.respond({ ":status": 200, "content-type": CONTENT_TYPE }, { waitForTrailers: true });
    stream.once("wantTrailers", () => stream.sendTrailers({ "grpc-status": String(Status.OK) }));
    stream.end(frame(response));
  } catch {
    // Handlers turn their errors into diagnostics, so this is a broken request or a caller that went away.
    fail(stream, { status: Status.INTERNAL, message: "the request could not be read" });
  }
}

function fail(stream: ServerHttp2Stream, { status, message }: Failure): void {
  if (stream.destroyed || stream.headersSent) return;
  const headers = { "grpc-status": String(status), "grpc-message": encodeURIComponent(message) };
  stream.respond({ ":status": 200, "content-type": CONTENT_TYPE, ...headers }, { endStream: true });
}
