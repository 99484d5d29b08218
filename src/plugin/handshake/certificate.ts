import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { bitString, der, integer, objectIdentifier, sequence, time } from "./der";

export interface Certificate {
  readonly der: Buffer;
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS #8. Never leaves the process. */
  readonly privateKey: string;
}

const HOST = "localhost";
const DAY = 86_400_000;
const LIFETIME = 365 * DAY;

/**
 * A self-signed certificate for `localhost` (ECDSA P-256), made anew for every process. Terraform pins it: it gets the
 * certificate on the handshake line and trusts nothing else.
 */
export function createCertificate(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = sequence(objectIdentifier("1.2.840.10045.4.3.2"));
  const name = sequence(der(0x31, sequence(objectIdentifier("2.5.4.3"), der(0x0c, Buffer.from(HOST)))));
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serialNumber()),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - DAY)), time(new Date(now.getTime() + LIFETIME))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions())),
  );
  const certificate = sequence(body, algorithm, bitString(sign("sha256", body, privateKey)));
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

/**
 * Subject alternative name, basic constraints (its own authority, or OpenSSL would not trust it), key usage "digital
 * signature" and "certificate signing", extended key usage "server" and "client authentication": as go-plugin makes them.
 */
function extensions(): readonly Buffer[] {
  const yes = der(0x01, Buffer.of(0xff));
  const authentication = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"].map(objectIdentifier);
  return [
    sequence(objectIdentifier("2.5.29.17"), der(0x04, sequence(der(0x82, Buffer.from(HOST))))),
    sequence(objectIdentifier("2.5.29.19"), yes, der(0x04, sequence(yes))),
    sequence(objectIdentifier("2.5.29.15"), yes, der(0x04, bitString(Buffer.of(0x84), 2))),
    sequence(objectIdentifier("2.5.29.37"), der(0x04, sequence(...authentication))),
  ];
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
