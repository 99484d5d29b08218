import type { AuthScheme } from "../../connection";
import { harmlessLines, oneLine } from "../../harmless-text";
import { ERROR_CODES, type WsmanErrorCode } from "./error-codes";
import { explain } from "./explain";
import type { WsmanFault } from "./fault";

/** Where and during what an error happened. Nothing here is ever secret. */
export interface WsmanErrorContext {
  /** As the options of the client name it. */
  readonly host?: string;
  /** URL of the listener, without credentials. */
  readonly endpoint?: string;
  /** `Identify`, `Get`, `Enumerate`, `Pull`, `Release`, or `Class.Method`. */
  readonly operation?: string;
}

/** What is known of a failure besides its code. */
export interface WsmanErrorParts extends WsmanErrorContext {
  /** Of the reply, where there was one. */
  readonly httpStatus?: number;
  /** Authentication schemes the host offers, as it spells them. */
  readonly offeredSchemes?: readonly string[];
  /** The scheme of a logon that was not accepted. */
  readonly scheme?: AuthScheme;
  /** What the host answered with. */
  readonly fault?: WsmanFault;
  /** Whether the host certainly did nothing. @default false */
  readonly unsent?: boolean;
  /** Whether no answer of the host stands behind it. @default false */
  readonly transport?: boolean;
  /** @default false */
  readonly rejected?: boolean;
  /** What was thrown below; kept out of every dump. */
  readonly cause?: unknown;
}

/**
 * The only error that leaves this layer. `summary` names the kind of failure; `detail` says what happened, why that
 * probably is, and what to do. Neither contains message bodies, credentials, tokens or keys; `cause` is kept out of every dump.
 */
export class WsmanError extends Error {
  /** For logs. */
  override readonly name = "WsmanError";
  /** What kind of failure it is; stable. */
  readonly code: WsmanErrorCode;
  /** The kind of failure in one line, without a period. */
  readonly summary: string;
  /** What happened, the likely cause and what to do, in sentences. */
  readonly detail: string;
  /** As the options of the client name it. */
  readonly host: string | undefined;
  /** URL of the listener, without credentials. */
  readonly endpoint: string | undefined;
  /** `Identify`, `Get`, `Enumerate`, `Pull`, `Release`, or `Class.Method`. */
  readonly operation: string | undefined;
  /** Of the reply, where there was one. */
  readonly httpStatus: number | undefined;
  /** Authentication schemes the host offers, as it spells them. */
  readonly offeredSchemes: readonly string[] | undefined;
  /** What the host answered with. */
  readonly fault: WsmanFault | undefined;
  /** True when the connection did not come about, so that the host certainly did nothing. */
  readonly unsent: boolean;
  /**
   * True when there is no answer of the host to speak of: the connection, the time limit, the logon or the encryption
   * failed, or somebody answered who did not prove to be the host.
   */
  readonly transport: boolean;
  /** True when a host did not accept the credential: this one or, where it was not tried for that reason, another. */
  readonly rejected: boolean;
  readonly #what: string;
  readonly #scheme: AuthScheme | undefined;

  constructor(code: WsmanErrorCode, what: string, parts: WsmanErrorParts = {}) {
    const { summary } = ERROR_CODES[code];
    const { cause, remedy } = explain(code, parts);
    super(summary);
    this.#what = oneLine(what);
    this.#scheme = parts.scheme;
    this.code = code;
    this.summary = summary;
    this.detail = harmlessLines([this.#what, cause, remedy].filter(Boolean).join(" "));
    this.host = parts.host;
    this.endpoint = parts.endpoint;
    this.operation = parts.operation;
    this.httpStatus = parts.httpStatus;
    this.offeredSchemes = parts.offeredSchemes;
    this.fault = parts.fault;
    this.unsent = parts.unsent === true;
    this.transport = parts.transport === true;
    this.rejected = parts.rejected === true || code === "unauthorized";
    this.message = [parts.host, parts.operation, summary, this.#what].filter(Boolean).join(": ");
    Object.defineProperty(this, "cause", { value: parts.cause, enumerable: false });
  }

  /** The same happening under another code, which says more of what it means. */
  as(code: WsmanErrorCode): WsmanError {
    return this.#copy(code, this);
  }

  /** The same error with the place it happened, where it did not know it yet, and what else is known by now. */
  within(context: WsmanErrorContext & Pick<WsmanErrorParts, "unsent" | "transport">): WsmanError {
    return this.#copy(this.code, {
      host: this.host ?? context.host,
      endpoint: this.endpoint ?? context.endpoint,
      operation: this.operation ?? context.operation,
      unsent: this.unsent || context.unsent,
      transport: this.transport || context.transport,
    });
  }

  #copy(code: WsmanErrorCode, { host, endpoint, operation, unsent, transport }: WsmanErrorParts): WsmanError {
    const { httpStatus, offeredSchemes, fault, rejected, cause } = this;
    const own = { httpStatus, offeredSchemes, fault, rejected, cause, scheme: this.#scheme };
    const copy = new WsmanError(code, this.#what, { ...own, host, endpoint, operation, unsent, transport });
    copy.stack = this.stack;
    return copy;
  }

  /** The fields, for logs; undefined ones are dropped by JSON. */
  toJSON(): Record<string, unknown> {
    const { code, summary, detail, host, endpoint, operation, httpStatus, offeredSchemes, fault } = this;
    const { unsent, transport } = this;
    return { code, summary, detail, host, endpoint, operation, httpStatus, offeredSchemes, fault, unsent, transport };
  }
}
