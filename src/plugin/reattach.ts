import { PROTOCOL_VERSION } from "./handshake/handshake";
import { listenProtected } from "./handshake/listen";
import { instruments } from "./log";
import { deferred, type Provider, type ProviderSource } from "./provider";
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
  const { entry, close } = await serveReattached(provider);
  return { environment: { TF_REATTACH_PROVIDERS: JSON.stringify({ [address]: entry }) }, close };
}

/** What `TF_REATTACH_PROVIDERS` says of one provider (go-plugin `ReattachConfig`). */
interface ReattachEntry {
  readonly Protocol: "grpc";
  readonly ProtocolVersion: number;
  readonly Pid: number;
  /** Terraform does not end the process. */
  readonly Test: true;
  readonly Addr: { readonly Network: string; readonly String: string };
}

/**
 * Serves connections of several Terraforms, at once and one after the other. Each is a session with its own configuration
 * and its own secrets, as in a process of its own.
 *
 * @param directory where the socket gets its folder; default: the folder for temporary files
 * @throws PluginError `no_socket`
 */
export async function serveReattached<PS extends Schema, C>(source: ProviderSource<PS, C>, directory?: string) {
  const provider = deferred(source);
  const { log, secrets } = instruments(provider.name);
  const server = loadServer().createPluginServer({
    provider,
    instruments: () => instruments(provider.name, secrets),
    shutdown: () => {},
  });
  const listener = await listenProtected((socket) => server.accept(socket), directory);
  const entry: ReattachEntry = {
    Protocol: "grpc",
    ProtocolVersion: PROTOCOL_VERSION,
    Pid: process.pid,
    Test: true,
    Addr: { Network: listener.network, String: listener.address },
  };
  const close = () => {
    listener.close();
    server.close();
  };
  return { entry, log, close };
}

/**
 * Loads the server when it is first needed. HTTP/2, TLS and the protocol take longer to load than everything before the
 * handshake line, and Terraform can connect in the meantime.
 */
export function loadServer(): typeof import("./plugin-server") {
  return require("./plugin-server");
}
