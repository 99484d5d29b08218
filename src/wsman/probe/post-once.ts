import type { Socket } from "node:net";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import { DEFAULT_LIMITS } from "../limits";
import type { IdentifiedReply } from "../transport/http-reply";
import { type ReadReply, ReplyReader } from "../transport/reply-reader";
import { type HttpPost, requestBytes, requestStart } from "../transport/request-bytes";
import type { Endpoint } from "../transport/transport-settings";

/** Limits far above what a host answers to somebody who has not logged on. */
const LIMITS = { ...DEFAULT_LIMITS, headerBytes: 16_384, responseBytes: 262_144 };

/** Sends one POST without any credential over a connection of the caller's. Rejects with a `WsmanError`. */
export async function postOnce(socket: Socket, endpoint: Endpoint, post: HttpPost): Promise<IdentifiedReply> {
  const reader = new ReplyReader(LIMITS);
  let heard: (read: () => ReadReply | undefined) => void = () => {};
  const data = (bytes: Buffer) => heard(() => reader.add(bytes));
  const end = () => heard(() => reader.end());
  const close = () => heard(ended);
  socket.on("data", data).on("end", end).on("close", close);
  try {
    const { reply, staysOpen, behind } = await new Promise<ReadReply>((resolve, reject) => {
      heard = (read) => {
        try {
          const whole = read();
          if (whole !== undefined) resolve(whole);
        } catch (error) {
          reject(error);
        }
      };
      socket.once("error", reject);
      socket.write(requestBytes(requestStart(endpoint), post));
    });
    if (!staysOpen || behind.length > 0) socket.destroy();
    return reply;
  } catch (error) {
    socket.destroy();
    throw networkError(error);
  } finally {
    socket.off("data", data).off("end", end).off("close", close);
  }
}

function ended(): never {
  throw new WsmanError("connection_reset", "The connection closed without a reply.");
}
