import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** Runs `task` while a listener answers every request with these bytes (latin1) and then closes. */
export async function withRawHost<T>(raw: string, task: (port: number) => Promise<T>): Promise<T> {
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(raw, "latin1"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await task((server.address() as AddressInfo).port);
  } finally {
    for (const socket of accepted) socket.destroy();
    server.close();
    await once(server, "close");
  }
}
