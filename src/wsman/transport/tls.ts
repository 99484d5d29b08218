import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { type ConnectionOptions, checkServerIdentity } from "node:tls";
import { WsmanError } from "../errors";
import type { Endpoint } from "./endpoint";

export interface TlsSettings {
  /** Certificates (PEM, one or more) of the trusted authorities, instead of the system's. */
  readonly ca?: string;
  /** The name the certificate must be for, when it is not the host's. */
  readonly serverName?: string;
  /** Accepts any certificate: the connection is then open to interception. @default false */
  readonly insecure?: boolean;
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Node ignores what it cannot read as a certificate, so it is checked here. Error `invalid_configuration`. */
export function checkAuthorities(ca: string | undefined): void {
  if (ca === undefined) return;
  const certificates = ca.match(PEM_CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
    if (certificates.length > 0) return;
  } catch {
    // Reported below, with the case of no certificate at all.
  }
  throw new WsmanError("invalid_configuration", "The authority certificate is not a certificate in PEM form.");
}

/** Node's options for a checked TLS 1.2+ connection. */
export function tlsConnectOptions(endpoint: Endpoint, settings: TlsSettings): ConnectionOptions {
  const expectedName = settings.serverName ?? endpoint.host;
  return {
    host: endpoint.host,
    port: endpoint.port,
    ca: settings.ca,
    // An address must not go into the server name extension (RFC 6066 section 3).
    servername: isIP(expectedName) ? "" : expectedName,
    rejectUnauthorized: settings.insecure !== true,
    minVersion: "TLSv1.2",
    checkServerIdentity: (_, certificate) => checkServerIdentity(expectedName, certificate),
  };
}
