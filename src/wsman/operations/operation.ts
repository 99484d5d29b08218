import type { ResponseEnvelope } from "../envelope";
import type { WsmanLimits } from "../limits";
import type { WsmanResource } from "../resource";
import type { TimeBudget } from "../retry/time-budget";
import type { XmlElement } from "../xml";

export interface OperationOptions {
  /** Gives the operation up, wherever it is, and frees the connection if it is under way. */
  readonly signal?: AbortSignal;
}

/** One request of an operation about a resource. */
export interface OperationRequest {
  /** For error messages: `Get`, `StdRegProv.EnumKey`, … */
  readonly operation: string;
  readonly action: string;
  readonly resource: WsmanResource;
  /** Whether it may be sent again when nobody knows what became of it. */
  readonly repeatable: boolean;
  /** Whether it changes the host; see `CimMethod`. @default false */
  readonly writes?: boolean;
  readonly body?: XmlElement;
}

/** What an operation needs of the client: to send an envelope and get the envelope of a success. */
export interface OperationContext {
  readonly limits: WsmanLimits;
  /** The time for one question. */
  time(): TimeBudget;
  /** @param time shared by the requests of one question @default what one has */
  request(request: OperationRequest, options: OperationOptions, time?: TimeBudget): Promise<ResponseEnvelope>;
}
