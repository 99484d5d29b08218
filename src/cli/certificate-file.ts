import { X509Certificate } from "node:crypto";
import { certificateProblem } from "../connection";
import { decodeText, readFileBytes } from "../text-files";
import { CliError } from "./cli-error";
import { MOST_BYTES, orCliError } from "./text-file";

/**
 * The certificates of a file, as PEM text: of PEM in whatever encoding Windows writes, or of one certificate in DER, as
 * Windows exports it by default (.cer).
 *
 * @param option that names the file, for errors
 * @throws CliError `cannot_read`, `invalid_option`
 */
export function readCertificates(option: string, path: string): string {
  const bytes = orCliError(path, () => readFileBytes(path, MOST_BYTES));
  if (bytes.length === 0) throw notCertificates(option, `${path} is empty`);
  const pem = pemOfDer(bytes) ?? textOf(bytes, path);
  if (pem === undefined || certificateProblem(pem) !== undefined) {
    throw notCertificates(option, `${path} holds no certificate that can be read`);
  }
  return pem;
}

/** The first byte of a certificate in DER; text may begin with it ("0"), which is no certificate then. */
const SEQUENCE = 0x30;

function pemOfDer(bytes: Buffer): string | undefined {
  if (bytes[0] !== SEQUENCE) return undefined;
  try {
    return new X509Certificate(bytes).toString();
  } catch {
    return undefined;
  }
}

function textOf(bytes: Buffer, path: string): string | undefined {
  try {
    return decodeText(bytes, path);
  } catch {
    return undefined;
  }
}

function notCertificates(option: string, what: string): CliError {
  const detail =
    "Give the authority's certificate as PEM text (Base-64 encoded X.509), or several one after another, or one in DER.";
  return new CliError({ code: "invalid_option", summary: `${option}: ${what}`, detail });
}
