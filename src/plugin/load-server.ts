/**
 * Loads the server when it is first needed. HTTP/2, TLS and the protocol take longer to load than everything up to the
 * handshake line, and Terraform can use that time to connect.
 */
export function loadServer(): typeof import("./plugin-server") {
  return require("./plugin-server");
}
