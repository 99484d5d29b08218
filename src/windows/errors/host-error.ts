import { harmless, harmlessLines } from "../../harmless-text";
import type { WsmanError, WsmanErrorCode } from "../../wsman";

/** Why the registry of a host that answered did not do what was asked. */
export type RegistryErrorCode = "registry_access_denied" | "wrong_type" | "registry_failed" | "not_kept";

/** Why WMI on a host that answered did not do what was asked. */
export type WmiErrorCode = "policy_in_force" | "wmi_access_denied" | "wmi_failed" | "wmi_class_missing";

/** One of the host's own, or why the host could not be asked at all. */
export type HostErrorCode = RegistryErrorCode | WmiErrorCode | WsmanErrorCode;

export interface HostErrorParts {
  readonly code: HostErrorCode;
  /** One line without the host. */
  readonly summary: string;
  /** What happened and what to do, in sentences. */
  readonly detail: string;
  readonly host: string;
  /** Whether it is no answer of the host: see `WsmanError`. @default false */
  readonly transport?: boolean;
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

  constructor({ code, summary, detail, host, transport = false, cause }: HostErrorParts) {
    super(harmlessLines(`${host}: ${summary}: ${detail}`));
    this.code = code;
    this.summary = harmless(summary);
    this.detail = harmlessLines(detail);
    this.host = host;
    this.transport = transport;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }
}

/** A WS-Management error in the terms of this layer: the same code, with where it happened. */
export function channelError(error: WsmanError, host: string): HostError {
  const { code, summary, endpoint, operation, transport } = error;
  const where = [endpoint && `at ${endpoint}`, operation && `during ${operation}`].filter(Boolean).join(" ");
  return new HostError({
    code,
    summary,
    detail: where ? `${sentence(where)} ${error.detail}` : error.detail,
    host,
    transport,
    cause: error,
  });
}

function sentence(where: string): string {
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}:`;
}
