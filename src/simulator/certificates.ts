import { generateKeyPairSync, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { md, pki } from "node-forge";

/** What the hosts' https listeners need, and what a client must trust. PEM texts. */
export interface FarmCertificates {
  readonly caCertificate: string;
  readonly serverCertificate: string;
  readonly serverKey: string;
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 30;
const KEPT = new Map<string, { readonly certificates: FarmCertificates; readonly until: number }>();

/**
 * A certificate authority of a domain and one server certificate signed by it, for localhost, 127.0.0.1, ::1 and
 * `hostNames`, which may be addresses. A process makes those of the same domain and names once a day: the keys take half a
 * second, and tests start many farms.
 */
export function farmCertificates(domain: string, hostNames: readonly string[]): FarmCertificates {
  const names = [domain, ...hostNames].join("\n");
  const known = KEPT.get(names);
  if (known !== undefined && Date.now() < known.until) return known.certificates;
  const certificates = createCertificates(hostNames);
  KEPT.set(names, { certificates, until: Date.now() + DAY_MS });
  return certificates;
}

/** The keys come from node:crypto; the authority's key is forgotten at once. */
export function createCertificates(hostNames: readonly string[]): FarmCertificates {
  const authorityKey = rsaKeyPair();
  const authority = unsigned("Simulated RDS farm CA", authorityKey.publicKey);
  authority.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  authority.sign(authorityKey.privateKey, md.sha256.create());

  const serverKey = rsaKeyPair();
  const server = unsigned("localhost", serverKey.publicKey);
  server.setIssuer(authority.subject.attributes);
  server.setExtensions([
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: alternativeNames(hostNames) },
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes() },
  ]);
  server.sign(authorityKey.privateKey, md.sha256.create());

  const unixLines = (pem: string) => pem.replaceAll("\r\n", "\n");
  return {
    caCertificate: unixLines(pki.certificateToPem(authority)),
    serverCertificate: unixLines(pki.certificateToPem(server)),
    serverKey: unixLines(pki.privateKeyToPem(serverKey.privateKey)),
  };
}

function unsigned(commonName: string, publicKey: pki.PublicKey): pki.Certificate {
  const certificate = pki.createCertificate();
  certificate.publicKey = publicKey;
  // A leading zero bit keeps the serial number positive (RFC 5280 4.1.2.2).
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + VALID_DAYS * DAY_MS);
  certificate.setSubject([{ name: "commonName", value: commonName }]);
  certificate.setIssuer([{ name: "commonName", value: commonName }]);
  return certificate;
}

function alternativeNames(hostNames: readonly string[]): readonly object[] {
  const names = ["localhost", "127.0.0.1", "::1", ...hostNames];
  return [...new Set(names)].map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name }));
}

function rsaKeyPair(): { readonly publicKey: pki.PublicKey; readonly privateKey: pki.rsa.PrivateKey } {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    publicKey: pki.publicKeyFromPem(pair.publicKey),
    privateKey: pki.privateKeyFromPem(pair.privateKey),
  };
}
