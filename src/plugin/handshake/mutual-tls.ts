import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { clientAuthorities } from "./client-authorities";

/** PEM texts: the plugin's own certificate and key, and the one certificate that Terraform must show. */
export interface MutualTls {
  readonly certificate: string;
  readonly privateKey: string;
  readonly clientCertificate: string;
}

/**
 * Makes TLS connections of accepted sockets, and passes on those that prove to have the key of `clientCertificate`;
 * drops any other. The certificate is compared as a whole, not looked up among authorities.
 */
export function mutualTls(settings: MutualTls, connected: (socket: TLSSocket) => void): (socket: Socket) => void {
  const expected = new X509Certificate(settings.clientCertificate).raw;
  const server = createServer({
    cert: settings.certificate,
    key: settings.privateKey,
    ca: [...clientAuthorities(settings.clientCertificate)],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
  });
  server.on("secureConnection", (socket) => {
    if (socket.getPeerX509Certificate()?.raw.equals(expected)) connected(socket);
    else socket.destroy();
  });
  // A caller that fails the handshake loses its socket.
  server.on("tlsClientError", (_, socket) => socket.destroy());
  return (socket) => {
    socket.on("error", () => {});
    server.emit("connection", socket);
  };
}
