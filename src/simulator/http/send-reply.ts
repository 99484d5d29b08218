import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import type { Delivery, Outcome } from "../outcome";
import type { RequestRecord } from "../traffic";
import type { SealingSession } from "./authentication";
import { closeBody } from "./message-body";

/** What goes back for one HTTP request. */
export interface HttpReply {
  readonly outcome: Exclude<Outcome, { kind: "unauthorized" }>;
  /** One line each; an array is several lines of that name. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Seals the body. */
  readonly session?: SealingSession;
  /** How a sealed body is framed. */
  readonly indent?: "\t" | "";
}

const TRICKLED_PIECES = 8;

/** A reply without a body. */
export function emptyReply(status: number, headers?: HttpReply["headers"], operation = "-"): HttpReply {
  return { outcome: { kind: "empty", status, operation }, headers };
}

/** Writes a reply as Windows' HTTP server does, without a reason phrase, and tells what to log of it. */
export function sendReply(response: ServerResponse, reply: HttpReply): Omit<RequestRecord, "https"> {
  const { outcome, session } = reply;
  const { operation } = outcome;
  switch (outcome.kind) {
    case "reply": {
      const { contentType, body } = closeBody(outcome.xml, reply);
      const headers = { ...reply.headers, "Content-Type": contentType };
      void deliver(response, { status: outcome.status, headers, body }, outcome.delivery);
      const { status: httpStatus, returnValue } = outcome;
      return { operation, httpStatus, returnValue, sealed: session !== undefined };
    }
    case "empty":
      writeHead(response, { status: outcome.status, headers: { ...reply.headers }, body: Buffer.alloc(0) }).end();
      return { operation, httpStatus: outcome.status, sealed: false };
    case "reset":
      cut(response.socket);
      return { operation, httpStatus: 0, sealed: session !== undefined };
    case "hang":
      return { operation, httpStatus: 0, sealed: session !== undefined };
  }
}

interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

async function deliver(response: ServerResponse, message: Message, delivery: Delivery | undefined): Promise<void> {
  const { body } = message;
  const { socket } = response;
  switch (delivery?.kind) {
    case "half":
      writeHead(response, message).write(body.subarray(0, Math.ceil(body.length / 2)), () => cut(socket));
      return;
    case "trickle":
      return trickle(writeHead(response, message), body, delivery.ms);
    case "late":
      await pause(delivery.ms);
      writeHead(response, message).end(body);
      return;
    case "closing":
      writeHead(response, message).end(body);
      await pause(delivery.ms);
      socket?.destroy();
      return;
    default:
      writeHead(response, message).end(body);
  }
}

async function trickle(response: ServerResponse, body: Buffer, ms: number): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / TRICKLED_PIECES));
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    if (at > 0) await pause(ms / TRICKLED_PIECES);
    response.write(body.subarray(at, at + size));
  }
  response.end();
}

/** Does not keep the process alive: a farm that is stopped cuts the connection anyway. */
function pause(ms: number): Promise<void> {
  return delay(ms, undefined, { ref: false });
}

function writeHead(response: ServerResponse, { status, headers, body }: Message): ServerResponse {
  const all = { Server: "Microsoft-HTTPAPI/2.0", ...headers, "Content-Length": body.length };
  return response.writeHead(status, "", all);
}

/**
 * Only a bare TCP socket can be reset; a TLS connection is dropped without its closing message. In a standalone program
 * the socket of an https request is no `TLSSocket`, but `encrypted` as well.
 */
function cut(socket: (Socket & Partial<Pick<TLSSocket, "encrypted">>) | null): void {
  if (socket?.encrypted) socket.destroy();
  else socket?.resetAndDestroy();
}
