/**
 * The authorities that a server names for a client's certificate which it compares as a whole. Naming any makes Node read
 * every root certificate that it ships, which takes as long as its own start.
 */
export function clientAuthorities(_clientCertificate: string): readonly string[] {
  return [];
}
