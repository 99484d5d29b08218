import type { X509Certificate } from "node:crypto";
import { checkServerIdentity, type TLSSocket } from "node:tls";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import { checkSignatures } from "../transport/tls";

/** What a host showed in a TLS handshake, and all that a client would hold against it. */
export interface TlsFacts {
  /** `TLSv1.3` */
  readonly protocol: string;
  readonly cipher: string;
  /** Of the certificate, on one line; from the host, and so untrusted. */
  readonly subject: string;
  readonly issuer: string;
  /** The DNS names and addresses it is for, as it writes them: `DNS:rdsh1.contoso.com`. */
  readonly names: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly isSelfSigned: boolean;
  /** Empty where the certificate is accepted. */
  readonly problems: readonly WsmanError[];
}

/**
 * Reads them of a connection that was made without checking anything.
 *
 * @param expectedName the name that the certificate must be for
 * @throws WsmanError `tls_failed` where the host showed no certificate
 */
export function tlsFacts(socket: TLSSocket, expectedName: string, now: Date): TlsFacts {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) throw new WsmanError("tls_failed", "The host showed no certificate.");
  const { subject, issuer, subjectAltName = "" } = certificate;
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher()?.name ?? "",
    subject: onOneLine(subject),
    issuer: onOneLine(issuer),
    names: subjectAltName === "" ? [] : subjectAltName.split(", "),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    isSelfSigned: subject === issuer,
    problems: problemsOf(certificate, { expectedName, verification: socket.authorizationError, now }),
  };
}

interface Expectation {
  readonly expectedName: string;
  /** What OpenSSL found: a code, whatever the declaration says. */
  readonly verification: unknown;
  readonly now: Date;
}

/** All of them, while a handshake ends at the first. */
function problemsOf(certificate: X509Certificate, { expectedName, verification, now }: Expectation): WsmanError[] {
  const found = [
    verificationProblem(verification),
    periodProblem(certificate, now),
    nameProblem(certificate, expectedName),
    signatureProblem(certificate),
  ].filter((problem) => problem !== undefined);
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
}

function verificationProblem(verification: unknown): WsmanError | undefined {
  if (verification === undefined || verification === null) return undefined;
  const code = verification instanceof Error && "code" in verification ? verification.code : verification;
  const error = networkError(Object.assign(new Error(), { code: String(code) }));
  // Whatever else OpenSSL has against a chain, it is not trusted.
  return error.code === "internal_error" ? new WsmanError("tls_certificate_untrusted", `It says ${code}.`) : error;
}

function periodProblem({ validFrom, validTo }: X509Certificate, now: Date): WsmanError | undefined {
  if (now > new Date(validTo)) return new WsmanError("tls_expired", `It ended on ${validTo}.`);
  if (now < new Date(validFrom)) return new WsmanError("tls_expired", `It begins on ${validFrom}.`);
  return undefined;
}

function nameProblem(certificate: X509Certificate, expectedName: string): WsmanError | undefined {
  const error = checkServerIdentity(expectedName, certificate.toLegacyObject());
  return error && new WsmanError("tls_name_mismatch", `It is not for ${expectedName}.`);
}

function signatureProblem(certificate: X509Certificate): WsmanError | undefined {
  try {
    checkSignatures(certificate);
    return undefined;
  } catch (error) {
    return error instanceof WsmanError ? error : undefined;
  }
}

function onOneLine(name: string): string {
  return name.split("\n").join(", ");
}
