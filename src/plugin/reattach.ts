import { PROTOCOL_VERSION } from "./handshake/handshake";
import { listenProtected } from "./handshake/listen";
import { instruments } from "./log";
import { deferred, type Provider } from "./provider";
import type { Schema } from "./schema";

/** A provider that is served from this process. */
export interface ReattachServer {
  /** What Terraform needs in its environment to use it. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  /** Stops serving. */
  close(): void;
}

/**
 * Serves a provider from this process, for tests and debuggers: without handshake and TLS, until `close`. Any number of
 * Terraform commands can use it, without starting or installing a provider.
 *
 * @param address as in `required_providers`, with the host, e.g. `registry.terraform.io/acme/note`
 * @throws PluginError `no_socket` where other users could connect too, as on Windows
 */
export async function startReattachServer<PS extends Schema, C>(
  provider: Provider<PS, C>,
  address: string,
): Promise<ReattachServer> {
  const options = { ...instruments(provider.name), provider: deferred(provider), shutdown: () => {} };
  const server = loadServer().createPluginServer(options);
  const listener = await listenProtected((socket) => server.accept(socket));
  const reattach = {
    Protocol: "grpc",
    ProtocolVersion: PROTOCOL_VERSION,
    Pid: process.pid,
    Test: true,
    Addr: { Network: listener.network, String: listener.address },
  };
  return {
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify({ [address]: reattach }) },
    close: () => {
      listener.close();
      server.close();
    },
  };
}

/**
 * Loads the server when it is first needed. HTTP/2, TLS and the protocol take longer to load than everything before the
 * handshake line, and Terraform can connect in the meantime.
 */
export function loadServer(): typeof import("./plugin-server") {
  return require("./plugin-server");
}
