import { createHash, createHmac } from "node:crypto";

import jsMd4 = require("js-md4");

/** MD4 (RFC 1320); in plain JavaScript because OpenSSL 3 no longer offers it by default. */
export function md4(bytes: Buffer): Buffer {
  return Buffer.from(jsMd4.create().update(bytes).digest());
}

export function md5(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("md5");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function hmacMd5(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  const hmac = createHmac("md5", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
