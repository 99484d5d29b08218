import {
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type ServerOptions,
} from "node:http2";
import type { Socket } from "node:net";
import { CallError, Status } from "./call-error";
import { problemOf } from "./request";
import { holdOpen, refuse, refuseRequest } from "./response";
import { callTimeout } from "./timeout";
import { answerCall, type UnaryHandler } from "./unary-call";

/** What one connection offers. */
export interface Connection {
  /** The handler of a path, e.g. `/tfplugin6.Provider/ReadResource`; undefined for what is not implemented. */
  readonly unary: (path: string) => UnaryHandler | undefined;
  /** Streaming calls that stay open, without messages, as long as the caller wants. */
  readonly held: ReadonlySet<string>;
  closed(): void;
}

export interface GrpcServer {
  accept(socket: Socket): void;
  /** Tells every caller that the server ends, and closes its connection. Calls that run are canceled. */
  close(): void;
}

const OPTIONS: ServerOptions = {
  settings: { enablePush: false },
  // In MB. HTTP/2 refuses streams beyond it, and a message waits in memory as a whole.
  maxSessionMemory: 4096,
};

/**
 * A gRPC server for connections made elsewhere, as thin as Terraform allows: calls with one message each way, and streams
 * that stay silent. Each connection has an HTTP/2 server of its own, because a stream does not say which it came over.
 */
export function createGrpcServer(connect: () => Connection): GrpcServer {
  const open = new Set<ServerHttp2Session>();
  return {
    accept: (socket) => {
      const connection = connect();
      const server = createServer(OPTIONS);
      server.on("session", (session) => {
        open.add(session);
        session.once("close", () => open.delete(session));
      });
      server.on("stream", (stream, headers) => serveCall(connection, stream, headers));
      // A caller that breaks the protocol loses its connection.
      server.on("sessionError", () => socket.destroy());
      socket.on("error", () => {});
      socket.once("close", () => connection.closed());
      server.emit("connection", socket);
    },
    close: () => {
      for (const session of open) session.destroy();
    },
  };
}

function serveCall({ unary, held }: Connection, stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  // The stream is closed then, which is all there is to know.
  stream.on("error", () => {});
  const problem = problemOf(headers);
  if (problem !== undefined) {
    refuseRequest(stream, problem);
    return;
  }
  const path = headers[":path"] ?? "";
  const handler = unary(path);
  if (handler !== undefined) void answerCall(stream, handler, callTimeout(headers["grpc-timeout"]?.toString()));
  else if (held.has(path)) holdOpen(stream);
  else refuse(stream, new CallError(Status.UNIMPLEMENTED, `${path} is not implemented`));
}
