import { harmless, harmlessLines } from "../../harmless-text";
import type { WsmanError, WsmanFault } from "../../wsman";
import { ERROR_MEANINGS, type ErrorMeaning, type HostErrorCode } from "./error-meanings";

export interface HostErrorParts {
  readonly code: HostErrorCode;
  /** One line without the host. */
  readonly summary: string;
  /** What happened and what to do, in sentences. */
  readonly detail: string;
  readonly host: string;
  /** Whether it is no answer of the host: see `WsmanError`. @default false */
  readonly transport?: boolean;
  /** Whether a host did not accept the credential: see `WsmanError`. @default false */
  readonly rejected?: boolean;
  readonly cause?: unknown;
}

/** The one error of this layer: what a host refused, or why it could not be asked. Holds no secret. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: HostErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly host: string;
  /** True where no answer of the host stands behind it, so that nothing else can be asked of it either. */
  readonly transport: boolean;
  /** True where this or another host did not accept the credential, so that every further try may lock the account out. */
  readonly rejected: boolean;

  constructor({ code, summary, detail, host, transport = false, rejected = false, cause }: HostErrorParts) {
    super(harmlessLines(`${host}: ${summary}: ${detail}`));
    this.code = code;
    this.summary = harmless(summary);
    this.detail = harmlessLines(detail);
    this.host = host;
    this.transport = transport;
    this.rejected = rejected;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }

  /** The fault that the host answered with, where it did. */
  get fault(): WsmanFault | undefined {
    return (this.cause as WsmanError | undefined)?.fault;
  }

  /** What happened and what to do, as sentences of a longer text. */
  get reason(): string {
    return `${this.summary}. ${this.detail}`;
  }

  /** Whether the host did not answer, which may pass by itself. */
  get isNoAnswer(): boolean {
    return ERROR_MEANINGS[this.code].includes("no_answer");
  }

  /** Whether it may be about this question alone, so that the next may be answered. */
  get isAboutOneQuestion(): boolean {
    return this.#isAnswer("one_question");
  }

  /** Whether WMI, or a class of it, may be broken or absent, where the registry of the host has answered. */
  get isWmiFailure(): boolean {
    return this.#isAnswer("wmi");
  }

  /** Whether one of Windows' own setters changed nothing. */
  get isRefusedChange(): boolean {
    return this.#isAnswer("refused_change");
  }

  /**
   * What failed on the way means none of this: whoever can cut or forge answers must not choose which questions stay
   * open.
   */
  #isAnswer(meaning: ErrorMeaning): boolean {
    return !this.transport && ERROR_MEANINGS[this.code].includes(meaning);
  }
}

/** A WS-Management error in the terms of this layer: the same code, with where it happened. */
export function channelError(error: WsmanError, host: string): HostError {
  const { code, summary, endpoint, operation, transport, rejected } = error;
  const where = [endpoint && `at ${endpoint}`, operation && `during ${operation}`].filter(Boolean).join(" ");
  return new HostError({
    code,
    summary,
    detail: where ? `${sentence(where)} ${error.detail}` : error.detail,
    host,
    transport,
    rejected,
    cause: error,
  });
}

function sentence(where: string): string {
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}:`;
}

/** WinError codes are known by their decimal, WBEM codes by their hexadecimal form. */
export function showReturnValue(code: number): string {
  return code > 0xffff ? `0x${code.toString(16)}` : String(code);
}
