/**
 * A SOAP fault of a WS-Management service, whichever of the recorded shapes it came in. Texts are trimmed, on one line
 * and limited in length. Codes are unsigned decimals as Windows writes them, for example 2150858752.
 */
export interface WsmanFault {
  /** SOAP code without prefix: `Sender`, `Receiver`, `MustUnderstand`, … */
  readonly code: string;
  /** Innermost subcode without prefix, for example `InvalidSelectors`. */
  readonly subcode?: string;
  /** Text of `s:Reason`; may be empty. */
  readonly reason: string;
  /** Last part of the `w:FaultDetail` URI, for example `InvalidResourceURI`. */
  readonly faultDetail?: string;
  /** `WSManFault/@Code`, or the error code of an `MSFT_WmiError`. */
  readonly errorCode?: number;
  /** Code of the fault that the provider itself raised, when there is one inside. */
  readonly providerErrorCode?: number;
  /** The service's own text in `f:Message`. */
  readonly message?: string;
  /** The text of the WMI or shell provider below the service. */
  readonly providerMessage?: string;
  /** Which WMI or shell provider raised it. */
  readonly provider?: string;
  /** Name or address the host gives itself. */
  readonly machine?: string;
}
