import type { WsmanLimits } from "../limits";

/** The listener an exchange goes to. */
export interface Endpoint {
  /** DNS name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** With the leading slash. */
  readonly path: string;
  readonly https: boolean;
  /** All of it as one URL. */
  readonly url: string;
}

/** Which certificate of a host is accepted. */
export interface TlsSettings {
  /**
   * Certificates (PEM, one or more) of the trusted authorities, instead of those Node trusts: the list it ships,
   * NODE_EXTRA_CA_CERTS, and the system's store only with --use-system-ca (https://nodejs.org/api/cli.html#--use-system-ca).
   */
  readonly ca?: string;
  /** The name the certificate must be for, when it is not the host's. */
  readonly serverName?: string;
  /** Accepts any certificate: the connection is then open to interception. @default false */
  readonly insecure?: boolean;
}

/** A client certificate and its private key. */
export interface TlsIdentity {
  /** PEM; the rest of its chain may follow. */
  readonly certificate: string;
  /** PEM, without a passphrase. */
  readonly key: string;
}

/** All that a TLS connection is made with. */
export interface TransportTls {
  readonly trust: TlsSettings;
  readonly identity?: TlsIdentity;
}

/** What a connection is made with. */
export interface TransportSettings {
  readonly endpoint: Endpoint;
  readonly tls: TransportTls;
  readonly limits: WsmanLimits;
}
