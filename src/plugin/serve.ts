import { writeSync } from "node:fs";
import { PluginError } from "./diagnostics";
import type { GrpcServer } from "./grpc/server";
import { createCertificate } from "./handshake/certificate";
import { type Handshake, handshakeLine, readHandshake } from "./handshake/handshake";
import { type Listener, listen } from "./handshake/listen";
import { instruments, type Logger } from "./log";
import { type DeferredProvider, deferred, type ProviderSource } from "./provider";
import { loadServer, serveReattached, startReattachServer } from "./reattach";
import type { Schema } from "./schema";
import { writeToStderr } from "./write-line";

/** Longest wait for the first connection; Terraform itself gives up after a minute. */
const FIRST_CONNECTION_MS = 60_000;
/** How long to wait for another connection after the last one closed. */
const RECONNECT_MS = 3_000;

/** Options of {@link serve}. */
export interface ServeOptions {
  /** Serve for a debugger: print the `TF_REATTACH_PROVIDERS` to set for Terraform, and run until interrupted. */
  readonly debug?: boolean;
  /**
   * Serve the program that started this process, for the Terraforms that it runs: print one line of JSON, what
   * `TF_REATTACH_PROVIDERS` is to say of the provider, and end with the standard input. The socket is in a folder of its own
   * in the one that `PLUGIN_UNIX_SOCKET_DIR` names.
   */
  readonly attached?: boolean;
  /**
   * For `debug`: the address in `required_providers`, with the host. Default: the address that Terraform assumes for a
   * provider without `source`.
   */
  readonly address?: string;
}

/**
 * The `main` of a provider: performs the handshake with the Terraform that started the process, serves until Terraform
 * asks it to stop or exits, and ends the process. Started by hand, it says so on stderr and exits with 1.
 */
export async function serve<PS extends Schema, C>(
  source: ProviderSource<PS, C>,
  { debug = false, attached = false, address }: ServeOptions = {},
): Promise<void> {
  try {
    if (debug) await serveDebugger(source, address);
    else if (attached) await serveStarter(orEnd(deferred(source)));
    else await serveTerraform(orEnd(deferred(source)), readHandshake(process.env));
  } catch (error) {
    endWith(error);
  }
}

/** The same provider; one whose code cannot be loaded ends the process. */
function orEnd<PS extends Schema, C>(provider: DeferredProvider<PS, C>): DeferredProvider<PS, C> {
  const load = () => {
    try {
      return provider.load();
    } catch (error) {
      return endWith(error);
    }
  };
  return { ...provider, load };
}

/** Last words, on stderr. */
function endWith(error: unknown): never {
  const text = error instanceof PluginError ? error.message : String(error instanceof Error ? error.stack : error);
  writeToStderr(`${text}\n`);
  process.exit(1);
}

async function serveTerraform<PS extends Schema, C>(
  provider: DeferredProvider<PS, C>,
  { clientCertificate, socketDirectory, multiplexing }: Handshake,
): Promise<void> {
  leaveCtrlCToTerraform();
  const certificate = clientCertificate === undefined ? undefined : createCertificate();
  let server: GrpcServer | undefined;
  const listener = await listen((socket) => server?.accept(socket), socketDirectory);
  const shutdown = endOfProcess(listener);
  writeSync(1, handshakeLine(listener, certificate?.der, multiplexing));
  const lifetime = new Lifetime(shutdown);
  const tools = instruments(provider.name);
  surviveStrayErrors(tools.log);
  server = loadServer().createPluginServer({
    provider,
    instruments: () => tools,
    tls: certificate && { ...certificate, clientCertificate: clientCertificate ?? "" },
    shutdown,
    onConnections: (open) => lifetime.connections(open),
  });
}

/** Ctrl-C reaches the whole process group; Terraform then asks by StopProvider. */
function leaveCtrlCToTerraform(): void {
  process.on("SIGINT", () => {});
}

/** An exception outside of any handler must not take down the operations in flight, whose state would be lost. */
function surviveStrayErrors(log: Logger): void {
  process.on("uncaughtException", (error) => log.error("exception outside of a handler", { error }));
  process.on("unhandledRejection", (error) => log.error("rejection outside of a handler", { error }));
}

/** Ends the process on request or on a signal, and removes its socket. */
function endOfProcess({ close }: Pick<Listener, "close">): () => void {
  const end = (): void => {
    close();
    process.exit(0);
  };
  process.once("SIGTERM", end);
  process.once("SIGHUP", end);
  return end;
}

/** The other end of the standard input closes with the process that has it, however that ends. */
async function serveStarter<PS extends Schema, C>(provider: DeferredProvider<PS, C>): Promise<void> {
  leaveCtrlCToTerraform();
  const server = await serveReattached(provider, process.env.PLUGIN_UNIX_SOCKET_DIR || undefined);
  const end = endOfProcess(server);
  process.stdin.once("end", end).once("error", end).resume();
  surviveStrayErrors(server.log);
  try {
    writeSync(1, `${JSON.stringify(server.entry)}\n`);
  } catch {
    // Nobody is there to be served.
    end();
  }
}

async function serveDebugger<PS extends Schema, C>(source: ProviderSource<PS, C>, address?: string): Promise<void> {
  const provider = deferred(source).load();
  const fullAddress = address ?? `registry.terraform.io/hashicorp/${provider.name}`;
  const { environment, close } = await startReattachServer(provider, fullAddress);
  process.stdout.write(`TF_REATTACH_PROVIDERS='${environment.TF_REATTACH_PROVIDERS}'\n`);
  process.once("SIGINT", close);
  process.once("SIGTERM", close);
}

/**
 * Calls `end` when nobody needs the process anymore: Terraform never came, or its last connection closed, which is all
 * that a process sees of a Terraform that was killed.
 */
class Lifetime {
  readonly #end: () => void;
  #timer: NodeJS.Timeout;

  constructor(end: () => void) {
    this.#end = end;
    this.#timer = setTimeout(end, FIRST_CONNECTION_MS);
  }

  connections(open: number): void {
    clearTimeout(this.#timer);
    if (open === 0) this.#timer = setTimeout(this.#end, RECONNECT_MS);
  }
}
