import type { Socket } from "node:net";
import { Metadata } from "@grpc/grpc-js/build/src/metadata";
// The server alone: the package's index also loads the client.
import { Server } from "@grpc/grpc-js/build/src/server";
import type { ServerDuplexStream, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js/build/src/server-call";
import { ServerCredentials } from "@grpc/grpc-js/build/src/server-credentials";

/** Answers one call; the signal is aborted when the caller cancels it or disconnects. */
export type UnaryHandler = (message: Buffer, signal: AbortSignal) => Promise<Uint8Array>;

/** What one connection offers. */
export interface Connection {
  /** Calls by path, e.g. `/tfplugin6.Provider/ReadResource`. Any other is answered as not implemented. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  /** Streaming calls that stay open, without messages, as long as the caller wants. */
  readonly held: ReadonlySet<string>;
  closed(): void;
}

export interface GrpcServer {
  accept(socket: Socket): void;
  /** Ends every connection. */
  close(): void;
}

/** gRPC status INTERNAL (grpc `statuscodes.md`). */
const INTERNAL = 13;

const OPTIONS = {
  // Far above any state object; Terraform's own limit is 2 GiB.
  "grpc.max_receive_message_length": 256 * 1024 * 1024,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
  // In MB. HTTP/2 refuses streams beyond it, and a message waits in memory as a whole.
  "grpc-node.max_session_memory": 4096,
};

/**
 * A gRPC server for connections made elsewhere. Each has a server of its own, because a call does not say which
 * connection it came over.
 */
export function createGrpcServer(connect: () => Connection): GrpcServer {
  const open = new Set<Server>();
  return {
    accept: (socket) => {
      const connection = connect();
      const server = serverOf(connection);
      open.add(server);
      socket.on("error", () => {});
      socket.once("close", () => {
        open.delete(server);
        connection.closed();
      });
      server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
    },
    close: () => {
      for (const server of open) server.forceShutdown();
    },
  };
}

function serverOf({ unary, held }: Connection): Server {
  const server = new Server(OPTIONS);
  for (const [path, handler] of unary) server.register(path, unaryCall(handler), toBuffer, asReceived, "unary");
  for (const path of held) server.register(path, hold, toBuffer, asReceived, "bidi");
  return server;
}

function unaryCall(handler: UnaryHandler) {
  return (call: ServerUnaryCall<Buffer, Uint8Array>, respond: sendUnaryData<Uint8Array>): void => {
    const controller = new AbortController();
    call.once("cancelled", () => controller.abort());
    handler(call.request, controller.signal).then(
      (response) => respond(null, response),
      // Handlers turn their errors into diagnostics, so this message could not be decoded.
      () => respond({ code: INTERNAL, details: "the request could not be read" }),
    );
  };
}

function hold(call: ServerDuplexStream<Buffer, Uint8Array>): void {
  call.sendMetadata(new Metadata());
  call.resume();
}

function toBuffer(message: Uint8Array): Buffer {
  return Buffer.from(message.buffer, message.byteOffset, message.byteLength);
}

function asReceived(bytes: Buffer): Buffer {
  return bytes;
}
