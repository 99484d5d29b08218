import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  const folder = process.platform === "win32" ? undefined : socketFolder(directory ?? tmpdir());
  if (folder === undefined) return listenOnLoopback(server);
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
