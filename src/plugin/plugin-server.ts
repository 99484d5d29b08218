import { createGrpcServer, type GrpcServer } from "./grpc/server";
import type { UnaryHandler } from "./grpc/unary-call";
import { type MutualTls, mutualTls } from "./handshake/mutual-tls";
import { providerMethods } from "./rpc/methods";
import { Session, type SessionOptions } from "./rpc/session";

export interface PluginServerOptions extends SessionOptions {
  /** Absent: no encryption. */
  readonly tls?: MutualTls;
  /** Terraform has no more use for the process; the answer is on its way when this is called. */
  readonly shutdown: () => void;
  /** Called with the number of open connections whenever it changes. */
  readonly onConnections?: (open: number) => void;
}

/** `grpc.health.v1.HealthCheckResponse` with status SERVING. */
const SERVING = Buffer.of(0x08, 0x01);
/** Longest wait, after the answer to Shutdown, for Terraform to close the connection. */
const FAREWELL_MS = 100;

/** Open as long as the connection, so that a long silence does not make Terraform's gRPC library close it. */
const HELD: ReadonlySet<string> = new Set(["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]);

/** The provider's service, and the ones of go-plugin that Terraform uses on the same connection. */
export function createPluginServer({ tls, shutdown, onConnections, ...options }: PluginServerOptions): GrpcServer {
  const sessions = new Set<Session>();
  let ending = false;
  const end = () => {
    for (const session of sessions) session.use(undefined);
    shutdown();
  };
  const endSoon = () => {
    ending = true;
    setTimeout(end, FAREWELL_MS);
  };
  const connect = () => {
    const session = new Session(options);
    const methods = new Map([...providerMethods(session), ...processMethods(endSoon)]);
    sessions.add(session);
    onConnections?.(sessions.size);
    return {
      unary: (path: string) => methods.get(path),
      held: HELD,
      closed: () => {
        session.stop();
        session.use(undefined);
        sessions.delete(session);
        onConnections?.(sessions.size);
        if (ending && sessions.size === 0) end();
      },
    };
  };
  const server = createGrpcServer(connect);
  return tls === undefined ? server : { ...server, accept: mutualTls(tls, server.accept) };
}

function processMethods(endSoon: () => void): readonly (readonly [string, UnaryHandler])[] {
  return [
    ["/grpc.health.v1.Health/Check", async () => SERVING],
    [
      "/plugin.GRPCController/Shutdown",
      async () => {
        endSoon();
        return Buffer.alloc(0);
      },
    ],
  ];
}
