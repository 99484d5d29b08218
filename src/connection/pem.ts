import { createPrivateKey, X509Certificate } from "node:crypto";

const BLOCKS = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** What is wrong with PEM text that must hold one certificate or more; never shows the text. */
export function certificateProblem(pem: string): string | undefined {
  const blocks = pem.match(BLOCKS) ?? [];
  if (blocks.length > 0 && blocks.every(isCertificate)) return undefined;
  return 'This is not a certificate in PEM form. Give the text itself ("-----BEGIN CERTIFICATE-----" and so on), not a path.';
}

/** What is wrong with PEM text that must hold a private key without a passphrase; never shows the text. */
export function privateKeyProblem(pem: string): string | undefined {
  try {
    createPrivateKey(plainPem(pem));
    return undefined;
  } catch {
    return 'This is not an unencrypted private key in PEM form. Give the text itself ("-----BEGIN PRIVATE KEY-----" and so on), not a path.';
  }
}

/** PEM text without what editors of Windows add: OpenSSL passes over a line that begins with a byte order mark. */
export function plainPem(pem: string): string {
  return pem.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block) !== undefined;
  } catch {
    return false;
  }
}
