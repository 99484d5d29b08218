/**
 * The authorities that a server names for a client's certificate which it compares as a whole. Naming none makes the
 * runtime of the program read every certificate of the system's store, at each start.
 */
export function clientAuthorities(clientCertificate: string): readonly string[] {
  return [clientCertificate];
}
