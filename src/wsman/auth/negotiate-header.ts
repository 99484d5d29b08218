/** Value of an `Authorization` header of the scheme `Negotiate` (RFC 4559 section 4.2). */
export function negotiateHeader(token: Buffer): string {
  return `Negotiate ${token.toString("base64")}`;
}
