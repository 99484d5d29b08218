import { PROTOCOL_VERSION } from "./handshake/handshake";
import { listenProtected } from "./handshake/listen";
import { loadServer } from "./load-server";
import { instruments } from "./log";
import type { Provider } from "./provider";
import type { Schema } from "./schema";

export interface ReattachServer {
  /** What Terraform needs in its environment: `TF_REATTACH_PROVIDERS`. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  close(): void;
}

/**
 * Serves a provider from this process, for tests and debuggers: no handshake, no TLS, no end with Terraform. Terraform
 * uses it without starting or installing a provider, over any number of commands. Throws `PluginError` `no_socket` where
 * other users could connect too, as on Windows.
 * @param address as in `required_providers`, with the host, e.g. `registry.terraform.io/acme/note`
 */
export async function startReattachServer<PS extends Schema, C>(
  provider: Provider<PS, C>,
  address: string,
): Promise<ReattachServer> {
  const options = { ...instruments(provider.name), provider, shutdown: () => {} };
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
