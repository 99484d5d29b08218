import { createGrpcServer, type GrpcServer, type GrpcServerOptions, type UnaryHandler } from "./grpc/server";
import { providerMethods } from "./rpc/methods";
import { Session, type SessionOptions } from "./rpc/session";

export interface PluginServerOptions extends SessionOptions {
  readonly tls?: GrpcServerOptions["tls"];
  /** Terraform has no more use for the process; the answer is on its way when this is called. */
  readonly shutdown: () => void;
  /** Called with the number of open connections whenever it changes. */
  readonly onConnections?: (open: number) => void;
}

/** `grpc.health.v1.HealthCheckResponse` with status SERVING. */
const SERVING = Buffer.of(0x08, 0x01);
/** Time for the last answer to leave the process. */
const FLUSH_MS = 100;

/** Open as long as the connection, so that a long silence does not make Terraform's gRPC library close it. */
const HELD: ReadonlySet<string> = new Set(["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]);

/** The provider's service, and the ones of go-plugin that Terraform uses on the same connection. */
export function createPluginServer({ tls, shutdown, onConnections, ...options }: PluginServerOptions): GrpcServer {
  const sessions = new Set<Session>();
  const end = () => {
    for (const session of sessions) session.use(undefined);
    shutdown();
  };
  const connect = () => {
    const session = new Session(options);
    sessions.add(session);
    onConnections?.(sessions.size);
    return {
      unary: new Map([...providerMethods(session), ...processMethods(end)]),
      held: HELD,
      closed: () => {
        session.stop();
        session.use(undefined);
        sessions.delete(session);
        onConnections?.(sessions.size);
      },
    };
  };
  return createGrpcServer({ tls, connect });
}

function processMethods(end: () => void): readonly (readonly [string, UnaryHandler])[] {
  return [
    ["/grpc.health.v1.Health/Check", async () => SERVING],
    [
      "/plugin.GRPCController/Shutdown",
      async (_, gone) => {
        const timer = setTimeout(end, FLUSH_MS);
        gone.addEventListener("abort", () => {
          clearTimeout(timer);
          end();
        });
        return Buffer.alloc(0);
      },
    ],
  ];
}
