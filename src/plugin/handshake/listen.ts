import { mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PluginError } from "../diagnostics";

export interface Listener {
  readonly network: "unix" | "tcp";
  /** A socket path, or `127.0.0.1:port`. */
  readonly address: string;
  /** Stops listening and removes the socket with its folder. */
  close(): void;
}

/** The shortest limit of `sun_path` among the systems Node runs on (macOS), without the closing zero. */
const MAX_SOCKET_PATH = 103;

/**
 * Listens where Terraform can reach the process and other users cannot: on a Unix socket in a folder of its own
 * (mode 0700), or on a loopback port where the system has no Unix sockets or the path would be too long.
 * @param directory where to make the folder; default: the folder for temporary files
 */
export async function listen(onConnection: (socket: Socket) => void, directory?: string): Promise<Listener> {
  const server = createServer(onConnection);
  return (await listenOnSocket(server, directory)) ?? listenOnLoopback(server);
}

/**
 * Listens on a Unix socket in a folder of its own, which other users of the machine can neither reach nor replace by one of
 * theirs. For what has no other protection: whoever connects may do what the process may, and whoever listens there instead
 * is told what Terraform tells the process.
 *
 * @throws PluginError `no_socket` where there can be none
 */
export async function listenProtected(onConnection: (socket: Socket) => void, directory?: string): Promise<Listener> {
  const own = protectedFolder(directory);
  const listener = own === undefined ? undefined : await listenOnSocket(createServer(onConnection), own);
  if (listener !== undefined) return listener;
  throw PluginError.of(
    "no_socket",
    "The provider cannot be served for a debugger here",
    "It needs a socket that only this user can reach, and there is none: the system has no Unix sockets (Windows), or the folder for temporary files has too long a path, cannot be written, or can be replaced by other users. Set TMPDIR to a short one of your own.",
  );
}

/** The folder by its real path, unless another user could put one of theirs in its place or in that of one above it. */
function protectedFolder(directory = tmpdir()): string | undefined {
  try {
    const real = realpathSync(directory);
    return process.platform !== "win32" && isProtected(real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Who may write to a folder may rename what is in it, unless it is sticky: then only who owns it or what is in it. */
function isProtected(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  const isTrusted = uid === 0 || uid === process.getuid?.();
  const isShared = (mode & 0o022) !== 0 && (mode & 0o1000) === 0;
  if (!isTrusted || isShared) return false;
  return folder === dirname(folder) || isProtected(dirname(folder));
}

async function listenOnSocket(server: Server, directory = tmpdir()): Promise<Listener | undefined> {
  const folder = process.platform === "win32" ? undefined : socketFolder(directory);
  if (folder === undefined) return undefined;
  const address = join(folder, "s");
  await started(server, () => server.listen(address));
  return {
    network: "unix",
    address,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function socketFolder(directory: string): string | undefined {
  if (Buffer.byteLength(join(directory, "tf-XXXXXX", "s")) > MAX_SOCKET_PATH) return undefined;
  try {
    return mkdtempSync(join(directory, "tf-"));
  } catch {
    // No place for a socket: a loopback port needs none.
    return undefined;
  }
}

async function listenOnLoopback(server: Server): Promise<Listener> {
  await started(server, () => server.listen(0, "127.0.0.1"));
  const { port } = server.address() as AddressInfo;
  return { network: "tcp", address: `127.0.0.1:${port}`, close: () => server.close() };
}

function started(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", resolve);
    listen();
  });
}
