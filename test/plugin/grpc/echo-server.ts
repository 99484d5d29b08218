/**
 * A gRPC server in a process of its own, so that any runtime can serve it: prints its address, then a line for each thing
 * that happens. `tls` in its environment has the certificates; without it there is no encryption.
 */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createGrpcServer } from "../../../src/plugin/grpc/server";
import type { UnaryHandler } from "../../../src/plugin/grpc/unary-call";
import { mutualTls } from "../../../src/plugin/handshake/mutual-tls";

const tell = (what: string) => process.stdout.write(`${what}\n`);

const calls = new Map<string, UnaryHandler>([
  ["/test.Echo/Say", async (message) => message],
  ["/test.Echo/Fail", () => Promise.reject(new Error("with a secret"))],
  [
    "/test.Echo/Wait",
    async (_, signal) => {
      tell("started");
      await once(signal, "abort");
      tell("aborted");
      return Buffer.alloc(0);
    },
  ],
  [
    "/test.Echo/Close",
    async () => {
      setTimeout(() => server.close(), 20);
      return Buffer.alloc(0);
    },
  ],
]);

const server = createGrpcServer(() => {
  tell("connected");
  return { unary: (path) => calls.get(path), held: new Set(["/test.Echo/Listen"]), closed: () => tell("closed") };
});
const { tls } = process.env;
const tcp = createServer(tls === undefined ? server.accept : mutualTls(JSON.parse(tls), server.accept));
tcp.listen(0, "127.0.0.1", () => tell(`127.0.0.1:${(tcp.address() as AddressInfo).port}`));
