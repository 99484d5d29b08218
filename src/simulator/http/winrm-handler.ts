import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { OperationQuota } from "../service/operation-quota";
import type { Service } from "../service/service";
import type { Traffic } from "../traffic";
import type { Authenticator } from "./authenticator";
import { type OpenedBody, openBody } from "./message-body";
import { readBody } from "./read-body";
import { emptyReply, type HttpReply, sendReply } from "./send-reply";

/** MaxEnvelopeSizekb of a Windows host (500), and what the framing of a sealed message adds. */
const MAX_BODY_BYTES = 500 * 1024 + 1024;

export interface WinrmHandlerOptions {
  readonly authenticator: Authenticator;
  readonly service: Service;
  readonly quota: OperationQuota;
  readonly traffic: Traffic;
  readonly https: boolean;
  readonly allowUnencrypted: boolean;
  /** Milliseconds every answer is late, asked anew for each request. */
  latencyMs(): number;
}

/** What WinRM does with an HTTP request: URL, size, logon and encryption, before and after the service. */
export class WinrmHandler {
  readonly #options: WinrmHandlerOptions;

  constructor(options: WinrmHandlerOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { https, quota, traffic, latencyMs } = this.#options;
    const { socket } = request;
    quota.begin();
    response.on("close", () => quota.end());
    const body = await readBody(request, MAX_BODY_BYTES);
    const late = latencyMs();
    if (late > 0) await delay(late, undefined, { ref: false });
    const record = sendReply(response, this.#reply(request, body));
    // What is spread comes last: V8 makes a hidden class for each object that begins with it, and the log keeps them all.
    traffic.request({ https, ...record }, socket);
  }

  #reply(request: IncomingMessage, body: Buffer | undefined): HttpReply {
    if (body === undefined) return emptyReply(413, { Connection: "close" });
    if (!/^\/wsman\/?$/i.test(request.url ?? "")) return emptyReply(404);
    if (request.method !== "POST") return emptyReply(405);
    if (request.headers.wsmanidentify === "unauthenticated") {
      return this.#serviceReply(body, false);
    }
    return this.#authenticatedReply(request, body);
  }

  #authenticatedReply(request: IncomingMessage, body: Buffer): HttpReply {
    const { authenticator, https, allowUnencrypted } = this.#options;
    const logon = authenticator.authenticate(request);
    if (logon.kind === "rejected") return this.#unauthorized();
    if (logon.kind === "continue") return emptyReply(401, { "WWW-Authenticate": `Negotiate ${logon.token}` });
    const headers: HttpReply["headers"] = logon.token ? { "WWW-Authenticate": `Negotiate ${logon.token}` } : {};
    if (body.length === 0) return emptyReply(200, headers);
    const opened = openBody(request.headers["content-type"], body, logon.session);
    if (opened === undefined) return { outcome: { kind: "reset", operation: "-" } };
    if (!https && !allowUnencrypted && opened.session === undefined) return emptyReply(500);
    return { headers, ...this.#serviceReply(opened.message, true, opened) };
  }

  #serviceReply(
    message: Buffer,
    authenticated: boolean,
    { session, indent }: Pick<OpenedBody, "session" | "indent"> = {},
  ): HttpReply {
    const outcome = this.#options.service.handle(message, authenticated);
    return outcome.kind === "unauthorized" ? this.#unauthorized(outcome.operation) : { outcome, session, indent };
  }

  #unauthorized(operation?: string): HttpReply {
    const headers = { "WWW-Authenticate": this.#options.authenticator.challenges, Connection: "close" };
    return emptyReply(401, headers, operation);
  }
}
