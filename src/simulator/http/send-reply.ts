import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Outcome } from "../outcome";
import type { RequestRecord } from "../traffic";
import type { SealingSession } from "./authentication";
import { closeBody } from "./message-body";

/** What goes back for one HTTP request. */
export interface HttpReply {
  readonly outcome: Outcome;
  /** One line each; an array is several lines of that name. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Seals the body. */
  readonly session?: SealingSession;
}

/** A reply without a body. */
export function emptyReply(status: number, headers?: HttpReply["headers"]): HttpReply {
  return { outcome: { kind: "empty", status, operation: "-" }, headers };
}

/** Writes a reply as Windows' HTTP server does, without a reason phrase, and tells what to log of it. */
export function sendReply(response: ServerResponse, reply: HttpReply): Omit<RequestRecord, "https"> {
  const { outcome, session } = reply;
  const { operation } = outcome;
  switch (outcome.kind) {
    case "reply": {
      const { contentType, body } = closeBody(outcome.xml, session);
      write(response, outcome.status, { ...reply.headers, "Content-Type": contentType }, body);
      const { status: httpStatus, returnValue } = outcome;
      return { operation, httpStatus, returnValue, sealed: session !== undefined };
    }
    case "empty":
      write(response, outcome.status, { ...reply.headers }, Buffer.alloc(0));
      return { operation, httpStatus: outcome.status, sealed: false };
    case "reset":
      cut(response.socket);
      return { operation, httpStatus: 0, sealed: session !== undefined };
    case "hang":
      return { operation, httpStatus: 0, sealed: session !== undefined };
  }
}

function write(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | string[]>>,
  body: Buffer,
): void {
  const all = { Server: "Microsoft-HTTPAPI/2.0", ...headers, "Content-Length": body.length };
  response.writeHead(status, "", all).end(body);
}

/** Only a bare TCP socket can be reset; a TLS connection is dropped without its closing message. */
function cut(socket: Socket | null): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}
