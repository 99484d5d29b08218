import { ENUMERATION, TRANSFER } from "../namespaces";

/** Actions that are not `<resource URI>/<method>` (MS-WSMV 3.1.4). A reply's action is the request's + `Response`. */
export const ACTION_GET = `${TRANSFER.uri}/Get`;
export const ACTION_ENUMERATE = `${ENUMERATION.uri}/Enumerate`;
export const ACTION_PULL = `${ENUMERATION.uri}/Pull`;
export const ACTION_RELEASE = `${ENUMERATION.uri}/Release`;
