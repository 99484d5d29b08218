import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { Endpoint } from "./endpoint";
import { type ConnectionTls, tlsConnectOptions, versionError } from "./tls";

/** Connects, TLS handshake and certificate check included. Rejects with a `WsmanError`; nothing stays open then. */
export function openSocket(endpoint: Endpoint, settings: ConnectionTls, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = endpoint.https
      ? connectTls(tlsConnectOptions(endpoint, settings))
      : connectTcp({ host: endpoint.host, port: endpoint.port });
    const fail = (error: unknown) => {
      signal.removeEventListener("abort", abort);
      socket.destroy();
      reject(versionError(error, settings) ?? networkError(error));
    };
    const abort = () => fail(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    const closed = () => fail(new WsmanError("connection_reset", "The connection closed before it was established."));
    if (signal.aborted) abort();
    socket.on("error", fail);
    socket.once("close", closed);
    socket.once(endpoint.https ? "secureConnect" : "connect", () => {
      signal.removeEventListener("abort", abort);
      socket.off("error", fail);
      socket.off("close", closed);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
