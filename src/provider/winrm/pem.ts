import { createPrivateKey, X509Certificate } from "node:crypto";

/** What is wrong with PEM text that shall hold one certificate or more; never shows the text. */
export function certificateProblem(pem: string): string | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > 0 && blocks.every(isCertificate)) return undefined;
  return 'This is not a certificate in PEM form. Give the text itself ("-----BEGIN CERTIFICATE-----" and so on), for example with file("ca.pem"), not a path.';
}

/** What is wrong with PEM text that shall hold a private key without a passphrase; never shows the text. */
export function privateKeyProblem(pem: string): string | undefined {
  try {
    createPrivateKey(pem);
    return undefined;
  } catch {
    return 'This is not an unencrypted private key in PEM form. Give the text itself ("-----BEGIN PRIVATE KEY-----" and so on), for example with file("client.key"), not a path.';
  }
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block) !== undefined;
  } catch {
    return false;
  }
}
