import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import {
  type ConnectionOptions,
  checkServerIdentity,
  createSecureContext,
  DEFAULT_CIPHERS,
  type SecureContext,
} from "node:tls";
import { systemCode } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { Endpoint, TlsIdentity, TlsSettings, TransportTls } from "./transport-settings";

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What was found right: clients of many hosts are given the same objects, which are checked once. */
const checked = new WeakSet<TlsSettings | TlsIdentity>();

/** Node ignores what it cannot read as a certificate, so it is checked here. Error `invalid_configuration`. */
export function checkAuthorities(settings: TlsSettings): void {
  if (checked.has(settings)) return;
  if (settings.ca !== undefined) checkCertificates(settings.ca);
  checked.add(settings);
}

function checkCertificates(ca: string): void {
  const certificates = ca.match(PEM_CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
    if (certificates.length > 0) return;
  } catch {
    // Reported below, with the case of no certificate at all.
  }
  throw new WsmanError("invalid_configuration", "The authority certificate is not a certificate in PEM form.");
}

/** Error `invalid_configuration` when certificate and key cannot be read or do not belong together. */
export function checkIdentity(identity: TlsIdentity): void {
  if (checked.has(identity)) return;
  try {
    const { certificate, key } = identity;
    if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
      checked.add(identity);
      return;
    }
  } catch {
    // OpenSSL's own words could tell something about the key.
  }
  const what = "The client certificate and its key are not PEM text without a passphrase, or do not belong together.";
  throw new WsmanError("invalid_configuration", what);
}

/** Node's options for a checked TLS 1.2+ connection. */
export function tlsConnectOptions(endpoint: Endpoint, settings: TransportTls): ConnectionOptions {
  const { serverName, insecure } = settings.trust;
  const expectedName = serverName ?? endpoint.host;
  return {
    host: endpoint.host,
    port: endpoint.port,
    secureContext: contextOf(settings),
    // An address must not go into the server name extension (RFC 6066 section 3).
    servername: isIP(expectedName) ? "" : expectedName,
    rejectUnauthorized: insecure !== true,
    checkServerIdentity: (_, certificate) => checkServerIdentity(expectedName, certificate),
  };
}

/** By what the clients of many hosts share, and only as long as somebody has it, because there may be a key in it. */
const contexts = new WeakMap<TlsSettings | TlsIdentity, { readonly ca?: string; readonly context: SecureContext }>();

/** The authorities and the identity, parsed once for all connections that are made with the same objects. */
function contextOf({ trust, identity }: TransportTls): SecureContext {
  const shared = identity ?? trust;
  const kept = contexts.get(shared);
  if (kept !== undefined && kept.ca === trust.ca) return kept.context;
  const context = createContext(trust, identity);
  contexts.set(shared, { ca: trust.ca, context });
  return context;
}

/**
 * WinRM asks for a client certificate only after it has read a request. TLS 1.2 can do that (renegotiation); TLS 1.3
 * needs post-handshake authentication (RFC 8446 section 4.6.2), which Node does not offer. So with an identity it is
 * TLS 1.2.
 */
function createContext({ ca }: TlsSettings, identity: TlsIdentity | undefined): SecureContext {
  return createSecureContext({
    ca,
    // What a connection without a context of its own takes; the runtime of standalone programs gives a context fewer.
    ciphers: DEFAULT_CIPHERS,
    cert: identity?.certificate,
    key: identity?.key,
    minVersion: "TLSv1.2",
    maxVersion: identity === undefined ? "TLSv1.3" : "TLSv1.2",
  });
}

const WEAK_SIGNATURE = /md5|sha1/i;
/** More than any chain has, should certificates name each other as their issuers. */
const LONGEST_CHAIN = 20;

/**
 * Throws `tls_certificate_untrusted` where an authority signed a link of the chain with MD5 or SHA-1. OpenSSL refuses
 * such a chain during the handshake, the TLS of standalone programs does not; what cannot tell how a certificate is
 * signed is a Node whose OpenSSL has checked it. A root or other self-signed certificate is trusted for itself.
 */
export function checkSignatures(shown: X509Certificate | undefined): void {
  let link: (X509Certificate & { readonly signatureAlgorithm?: string }) | undefined = shown;
  for (let depth = 0; link !== undefined && link.subject !== link.issuer && depth < LONGEST_CHAIN; depth += 1) {
    if (WEAK_SIGNATURE.test(link.signatureAlgorithm ?? "")) {
      const what = `A certificate of its chain is signed with ${link.signatureAlgorithm}, which can be forged.`;
      throw new WsmanError("tls_certificate_untrusted", what);
    }
    link = link.issuerCertificate;
  }
}

/** The error of a connection with an identity to a host that takes no TLS 1.2; undefined for every other failure. */
export function versionError(error: unknown, { identity }: TransportTls): WsmanError | undefined {
  if (identity === undefined || !systemCode(error).endsWith("PROTOCOL_VERSION")) return undefined;
  const what =
    "The host refuses TLS 1.2. A client certificate needs it here: WinRM asks for the certificate after the handshake, which this client cannot answer in TLS 1.3. Allow TLS 1.2 on the host, or log on another way.";
  return new WsmanError("tls_failed", what, { cause: error });
}
