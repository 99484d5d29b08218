import { type HttpReply, isSoapMessage } from "../transport/http-reply";
import type { LogonAnswer } from "./shared-logon";

/**
 * What a reply says of the credential it answers. Only the service itself accepts one; a 404 or a 503 may come from an
 * HTTP server or a proxy that never looked at it.
 */
export function logonAnswerOf(reply: HttpReply): LogonAnswer {
  if (reply.status === 401) return "rejected";
  return reply.status === 200 || isSoapMessage(reply) ? "accepted" : "none";
}
