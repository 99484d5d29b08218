import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { acceptsBasic } from "../accounts";
import type { Authentication } from "./authentication";
import { NegotiateAcceptor } from "./negotiate-acceptor";
import type { NtlmAcceptorOptions } from "./ntlm-acceptor";

export interface AuthenticatorOptions extends NtlmAcceptorOptions {
  /** Whether Basic is offered. */
  readonly basic: boolean;
}

/** The logon of one host: Basic on every request, Negotiate once per TCP connection. */
export class Authenticator {
  readonly #acceptors = new WeakMap<Socket, NegotiateAcceptor>();
  readonly #options: AuthenticatorOptions;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /** The schemes of a 401, one header line each. */
  get challenges(): string[] {
    return this.#options.basic ? ["Negotiate", 'Basic realm="WSMAN"'] : ["Negotiate"];
  }

  authenticate(request: IncomingMessage): Authentication {
    const { authorization } = request.headers;
    if (authorization === undefined) return this.#known(request.socket);
    const [scheme = "", token = ""] = authorization.split(" ", 2);
    const bytes = Buffer.from(token, "base64");
    switch (scheme.toLowerCase()) {
      case "basic":
        return this.#options.basic ? this.#basic(bytes) : { kind: "rejected" };
      case "negotiate":
        return this.#negotiate(request.socket, bytes);
      default:
        return { kind: "rejected" };
    }
  }

  #known(socket: Socket): Authentication {
    return this.#acceptors.get(socket)?.established ?? { kind: "rejected" };
  }

  #basic(bytes: Buffer): Authentication {
    const { account, computer } = this.#options;
    const text = bytes.toString("utf8");
    const colon = text.indexOf(":");
    const accepted = colon > 0 && acceptsBasic(account, computer, text.slice(0, colon), text.slice(colon + 1));
    return { kind: accepted ? "accepted" : "rejected" };
  }

  #negotiate(socket: Socket, token: Buffer): Authentication {
    const acceptor = this.#acceptors.get(socket) ?? new NegotiateAcceptor(this.#options);
    this.#acceptors.set(socket, acceptor);
    return acceptor.accept(token);
  }
}
