import { createHash } from "node:crypto";
import { DER_TAG, readAllDer, readDer } from "./der";

/** Object identifiers (DER, hexadecimal) of signature algorithms that use one hash function, and of hash functions. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ["2a864886f70d010104", "md5"],
  ["2a864886f70d010105", "sha1"],
  ["2a864886f70d01010b", "sha256"],
  ["2a864886f70d01010c", "sha384"],
  ["2a864886f70d01010d", "sha512"],
  ["2a8648ce3d0401", "sha1"],
  ["2a8648ce3d040302", "sha256"],
  ["2a8648ce3d040303", "sha384"],
  ["2a8648ce3d040304", "sha512"],
  ["2b0e03021a", "sha1"],
  ["608648016503040201", "sha256"],
  ["608648016503040202", "sha384"],
  ["608648016503040203", "sha512"],
]);
const RSASSA_PSS = "2a864886f70d01010a";
/** RFC 5929 section 4.1 does not trust these two. */
const REPLACED = new Set(["md5", "sha1"]);

/** The four empty address fields of the structure, 32 bits each. */
const NO_ADDRESSES = Buffer.alloc(16);

/** What MsvAvChannelBindings holds where there is no channel to bind to (MS-NLMP 3.1.5.1.2). */
export const NO_CHANNEL = Buffer.alloc(16);

/** What MsvAvChannelBindings holds for a TLS connection to the host with this certificate (DER); without one, for http. */
export function bindingsHash(certificate: Buffer | undefined): Buffer {
  const bindings = certificate && serverEndPointBindings(certificate);
  return bindings === undefined ? NO_CHANNEL : createHash("md5").update(bindings).digest();
}

/**
 * What ties a logon to the TLS connection it goes over: the `tls-server-end-point` binding of the host's certificate
 * (DER; RFC 5929 section 4) as a gss_channel_bindings_struct (RFC 2744 section 3.11, in the layout MS-NLMP 2.2.2.1
 * hashes). Undefined where RFC 5929 defines none, as for Ed25519.
 */
export function serverEndPointBindings(certificate: Buffer): Buffer | undefined {
  const hash = signatureHash(certificate);
  if (hash === undefined) return undefined;
  const digest = createHash(REPLACED.has(hash) ? "sha256" : hash)
    .update(certificate)
    .digest();
  const data = Buffer.concat([Buffer.from("tls-server-end-point:", "latin1"), digest]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([NO_ADDRESSES, length, data]);
}

/** The hash function a certificate is signed with (RFC 5280 section 4.1.1.2). */
function signatureHash(certificate: Buffer): string | undefined {
  const [, algorithm] = readAllDer(readDer(certificate, DER_TAG.sequence).content);
  if (algorithm === undefined) return undefined;
  const identifier = readDer(algorithm.content, DER_TAG.objectIdentifier);
  const name = identifier.content.toString("hex");
  return name === RSASSA_PSS ? pssHash(identifier.rest) : HASHES.get(name);
}

/** RSASSA-PSS-params: the hash function is member [0], SHA-1 where it is left out (RFC 4055 section 3.1). */
function pssHash(parameters: Buffer): string | undefined {
  const [first] = readAllDer(readDer(parameters, DER_TAG.sequence).content);
  if (first?.tag !== 0xa0) return "sha1";
  const algorithm = readDer(first.content, DER_TAG.sequence);
  return HASHES.get(readDer(algorithm.content, DER_TAG.objectIdentifier).content.toString("hex"));
}
