import { generateKeyPairSync, randomBytes } from "node:crypto";
import { md, pki } from "node-forge";

export interface TestAuthority {
  /** The authority's certificate, PEM. */
  readonly ca: string;
  /** A self-signed certificate for `localhost`, signed as all others are. */
  readonly own: { readonly key: string; readonly cert: string };
  /** A server certificate for DNS names and addresses, valid from `from` to `to`. */
  issue(names: readonly string[], from?: Date, to?: Date): { readonly key: string; readonly cert: string };
}

const DAY = 86_400_000;
const YESTERDAY = new Date(Date.now() - DAY);
const TOMORROW = new Date(Date.now() + DAY);

/** How an authority signs, and how long the keys of its servers are. */
export interface Strength {
  readonly bits: number;
  readonly digest: "sha1" | "sha256";
}

/** A certificate authority that lives as long as the test. All its servers have one key, because keys are slow to make. */
export function createAuthority(
  name = "Test authority",
  { bits, digest }: Strength = { bits: 2048, digest: "sha256" },
): TestAuthority {
  const authorityKeys = keyPair(2048);
  const keys = keyPair(bits);
  const subject = [{ name: "commonName", value: name }];
  const authority = certificate(authorityKeys.publicKey, YESTERDAY, TOMORROW);
  authority.setSubject(subject);
  authority.setIssuer(subject);
  authority.setExtensions([{ name: "basicConstraints", cA: true, critical: true }]);
  authority.sign(authorityKeys.privateKey, md.sha256.create());
  const own = certificate(keys.publicKey, YESTERDAY, TOMORROW);
  own.setSubject([{ name: "commonName", value: "localhost" }]);
  own.setIssuer(own.subject.attributes);
  own.setExtensions([{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }]);
  own.sign(keys.privateKey, md[digest].create());
  return {
    ca: pki.certificateToPem(authority),
    own: { key: pki.privateKeyToPem(keys.privateKey), cert: pki.certificateToPem(own) },
    issue: (names, from = YESTERDAY, to = TOMORROW) => {
      const issued = certificate(keys.publicKey, from, to);
      issued.setSubject([{ name: "commonName", value: "server" }]);
      issued.setIssuer(subject);
      const altNames = names.map((value) => (/^[\d.]+$/.test(value) ? { type: 7, ip: value } : { type: 2, value }));
      issued.setExtensions([{ name: "subjectAltName", altNames }]);
      issued.sign(authorityKeys.privateKey, md[digest].create());
      return { key: pki.privateKeyToPem(keys.privateKey), cert: pki.certificateToPem(issued) };
    },
  };
}

function certificate(publicKey: pki.PublicKey, from: Date, to: Date): pki.Certificate {
  const result = pki.createCertificate();
  result.publicKey = publicKey;
  result.serialNumber = `01${randomBytes(8).toString("hex")}`;
  result.validity.notBefore = from;
  result.validity.notAfter = to;
  return result;
}

function keyPair(bits: number) {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: bits,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { publicKey: pki.publicKeyFromPem(pair.publicKey), privateKey: pki.privateKeyFromPem(pair.privateKey) };
}
