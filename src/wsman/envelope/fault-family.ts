import { ADDRESSING, ENUMERATION, TRANSFER, WSMAN } from "../namespaces";
import type { XmlNamespace } from "../xml";

export interface FaultFamily {
  readonly namespace: XmlNamespace;
  readonly action: string;
}

const WSMAN_FAMILY: FaultFamily = { namespace: WSMAN, action: "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault" };
const ADDRESSING_FAMILY: FaultFamily = { namespace: ADDRESSING, action: `${ADDRESSING.uri}/fault` };
const ENUMERATION_FAMILY: FaultFamily = { namespace: ENUMERATION, action: `${ENUMERATION.uri}/fault` };
const TRANSFER_FAMILY: FaultFamily = { namespace: TRANSFER, action: `${TRANSFER.uri}/fault` };

/** Subcodes outside the WS-Management family (DSP0226 section 14.6). */
const FAMILIES: ReadonlyMap<string, FaultFamily> = new Map([
  ["ActionNotSupported", ADDRESSING_FAMILY],
  ["DestinationUnreachable", ADDRESSING_FAMILY],
  ["EndpointUnavailable", ADDRESSING_FAMILY],
  ["InvalidMessageInformationHeader", ADDRESSING_FAMILY],
  ["MessageInformationHeaderRequired", ADDRESSING_FAMILY],
  ["CannotProcessFilter", ENUMERATION_FAMILY],
  ["FilterDialectRequestedUnavailable", ENUMERATION_FAMILY],
  ["FilteringNotSupported", ENUMERATION_FAMILY],
  ["InvalidEnumerationContext", ENUMERATION_FAMILY],
  ["InvalidExpirationTime", ENUMERATION_FAMILY],
  ["UnsupportedExpirationType", ENUMERATION_FAMILY],
  ["InvalidRepresentation", TRANSFER_FAMILY],
]);

/** The namespace and the fault action that a subcode belongs to. */
export function faultFamily(subcode: string | undefined): FaultFamily {
  return FAMILIES.get(subcode ?? "") ?? WSMAN_FAMILY;
}
