import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import { type StopSignal, untilAborted } from "../signals";
import { checkSignatures, tlsConnectOptions, versionError } from "./tls";
import type { Endpoint, TransportTls } from "./transport-settings";

export interface OpenSocket {
  readonly socket: Socket;
  /** What the host showed (DER); undefined over http. */
  readonly hostCertificate: Buffer | undefined;
}

/** Connects, TLS handshake and certificate check included. Rejects with a `WsmanError`; nothing stays open then. */
export async function openSocket(endpoint: Endpoint, settings: TransportTls, signal: StopSignal): Promise<OpenSocket> {
  const socket = endpoint.https
    ? connectTls(tlsConnectOptions(endpoint, settings))
    : connectTcp({ host: endpoint.host, port: endpoint.port });
  try {
    await untilAborted(signal, established(socket, endpoint.https ? "secureConnect" : "connect"));
    // Asked once: Node 20 gives it to the first who asks.
    const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
    if (settings.trust.insecure !== true) checkSignatures(certificate);
    socket.setNoDelay(true);
    return { socket, hostCertificate: certificate?.raw };
  } catch (error) {
    socket.destroy();
    throw versionError(error, settings) ?? networkError(error);
  }
}

/** Its listeners stay, so that an error that comes right after the connection finds somebody who hears it. */
function established(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(new WsmanError("connection_reset", "The connection closed before it was established."));
    socket.on("error", reject);
    socket.once("close", closed);
    socket.once(event, resolve);
  });
}
