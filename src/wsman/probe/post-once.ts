import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import { type HttpReply, readHttpReply } from "../transport/http-reply";
import type { Endpoint } from "../transport/transport-settings";

/** A reply with the headers that tell who answered. */
export interface ProbedReply extends HttpReply {
  readonly server: string | undefined;
  readonly date: string | undefined;
}

/** Limits far above what a host answers to somebody who has not logged on. */
const LIMITS = { headerBytes: 16_384, bodyBytes: 262_144 };

/** Sends one POST without any credential over a connection of its own. Rejects with a `WsmanError`. */
export async function postOnce(
  socket: Socket,
  { host, port, path }: Endpoint,
  { headers, body }: { readonly headers: OutgoingHttpHeaders; readonly body: string },
): Promise<ProbedReply> {
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = httpRequest({
        createConnection: () => socket,
        method: "POST",
        host,
        port,
        path,
        headers: { Connection: "Keep-Alive", ...headers, "Content-Length": Buffer.byteLength(body) },
        maxHeaderSize: LIMITS.headerBytes,
      });
      outgoing.on("error", reject).on("response", resolve);
      outgoing.on("upgrade", ({ statusCode }: IncomingMessage) => {
        const what = `The host answered ${statusCode} and left HTTP, which WinRM never does.`;
        reject(new WsmanError("unexpected_status", what, { httpStatus: statusCode }));
      });
      outgoing.on("close", () => reject(new WsmanError("connection_reset", "The connection closed without a reply.")));
      outgoing.end(body);
    });
    const { server, date } = message.headers;
    return { ...(await readHttpReply(message, LIMITS.bodyBytes)), server: server?.toString(), date };
  } catch (error) {
    socket.destroy();
    throw networkError(error);
  }
}
