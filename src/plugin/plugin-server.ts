import { createGrpcServer, type GrpcServer } from "./grpc/server";
import type { UnaryHandler } from "./grpc/unary-call";
import { type MutualTls, mutualTls } from "./handshake/mutual-tls";
import type { Instruments } from "./log";
import { type ConnectionOptions, ProviderConnection } from "./rpc/provider-connection";

export interface PluginServerOptions extends Pick<ConnectionOptions, "provider"> {
  /** Called for each connection. */
  readonly instruments: () => Instruments;
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
export function createPluginServer(options: PluginServerOptions): GrpcServer {
  const { provider, tls, shutdown, onConnections } = options;
  const connections = new Set<ProviderConnection>();
  let ending = false;
  const end = () => {
    for (const connection of connections) connection.release();
    shutdown();
  };
  const processMethods = methodsOfProcess(() => {
    ending = true;
    setTimeout(end, FAREWELL_MS);
  });
  const connect = () => {
    const connection = new ProviderConnection({ provider, ...options.instruments() });
    connections.add(connection);
    onConnections?.(connections.size);
    return {
      unary: (path: string) => processMethods.get(path) ?? connection.handler(path),
      held: HELD,
      closed: () => {
        connection.stop();
        connection.release();
        connections.delete(connection);
        onConnections?.(connections.size);
        if (ending && connections.size === 0) end();
      },
    };
  };
  const server = createGrpcServer(connect);
  return tls === undefined ? server : { ...server, accept: mutualTls(tls, server.accept) };
}

function methodsOfProcess(endSoon: () => void): ReadonlyMap<string, UnaryHandler> {
  return new Map([
    ["/grpc.health.v1.Health/Check", async () => SERVING],
    [
      "/plugin.GRPCController/Shutdown",
      async () => {
        endSoon();
        return Buffer.alloc(0);
      },
    ],
  ]);
}
