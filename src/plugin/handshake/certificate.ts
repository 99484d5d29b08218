import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { bitString, integer, sequence, time } from "./der";

export interface Certificate {
  readonly der: Buffer;
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8. Never leaves the process. */
  readonly privateKey: string;
}

const DAY = 86_400_000;
const LIFETIME = 365 * DAY;

/** What every certificate has in common, as DER: it is made at each start, and this is not computed then. */
const VERSION_3 = hex("a003 020102");
/** `ecdsa-with-SHA256`. */
const ALGORITHM = hex("300a 06082a8648ce3d040302");
/** `CN=localhost`. */
const NAME = hex("3014 3112 3010 0603550403 0c096c6f63616c686f7374");
/**
 * Subject alternative name `localhost`, basic constraints (its own authority, or OpenSSL would not trust it), key usage "digital
 * signature" and "certificate signing", extended key usage "server" and "client authentication": as go-plugin makes them.
 */
const EXTENSIONS = hex(
  "a358 3056",
  "3014 0603551d11 040d 300b 82096c6f63616c686f7374",
  "300f 0603551d13 0101ff 0405 3003 0101ff",
  "300e 0603551d0f 0101ff 0404 03020284",
  "301d 0603551d25 0416 3014 06082b06010505070301 06082b06010505070302",
);

/**
 * A self-signed certificate for `localhost` (ECDSA P-256), made anew for every process. Terraform pins it: it gets the
 * certificate on the handshake line and trusts nothing else.
 */
export function createCertificate(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const body = sequence(
    VERSION_3,
    integer(serialNumber()),
    ALGORITHM,
    NAME,
    sequence(time(new Date(now.getTime() - DAY)), time(new Date(now.getTime() + LIFETIME))),
    NAME,
    publicKey.export({ type: "spki", format: "der" }),
    EXTENSIONS,
  );
  const certificate = sequence(body, ALGORITHM, bitString(sign("sha256", body, privateKey)));
  return {
    der: certificate,
    certificate: pem(certificate),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** 127 random bits, never zero and without a leading zero byte. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function hex(...pieces: readonly string[]): Buffer {
  return Buffer.from(pieces.join("").replaceAll(" ", ""), "hex");
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
