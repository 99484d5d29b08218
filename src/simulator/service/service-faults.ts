import type { WsmanFault } from "../../wsman/codecs";

/** The faults of the service, shaped as recorded hosts shape them; codes by name in wsmerror.h. */
const CANNOT_PROCESS = "The WS-Management service cannot process the request.";

/** ERROR_WSMAN_INVALID_MESSAGE_INFORMATION_HEADER */
export function invalidHeader(problem: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "InvalidMessageInformationHeader",
    reason: `${CANNOT_PROCESS} The request contains one or more invalid SOAP headers. `,
    errorCode: 2150858767,
    message: `${CANNOT_PROCESS} ${problem} `,
  };
}

/** ERROR_WSMAN_MESSAGE_INFORMATION_HEADER_REQUIRED */
export function headerRequired(header: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "MessageInformationHeaderRequired",
    reason: `${CANNOT_PROCESS} A required header is missing. `,
    errorCode: 2150858769,
    message: `${CANNOT_PROCESS} The header ${header} is missing. `,
  };
}

/** ERROR_WSMAN_UNSUPPORTED_ADDRESSING_MODE */
export function unsupportedAddressingMode(): WsmanFault {
  return {
    code: "Sender",
    subcode: "UnsupportedFeature",
    faultDetail: "AddressingMode",
    reason: "The WS-Management service does not support the addressing mode. ",
    errorCode: 2150858870,
    message: `${CANNOT_PROCESS} Only the anonymous reply address is supported. `,
  };
}

/** ERROR_WSMAN_UNSUPPORTED_FEATURE */
export function unsupportedLocale(header: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "UnsupportedFeature",
    faultDetail: "Locale",
    reason: "The WS-Management service does not support the requested feature. ",
    errorCode: 2150858818,
    message: `${CANNOT_PROCESS} The header ${header} must not be marked as mustUnderstand. `,
  };
}

/** ERROR_WSMAN_ENCODING_LIMIT */
export function envelopeTooSmall(size: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "EncodingLimit",
    faultDetail: "MinimumEnvelopeLimit",
    reason: `${CANNOT_PROCESS} The encoding limits of the request cannot be met. `,
    errorCode: 2150858805,
    message: `${CANNOT_PROCESS} The maximum envelope size ${size} is below 8192. `,
  };
}

/** ERROR_WSMAN_SCHEMA_VALIDATION_ERROR */
export function schemaValidation(problem: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "SchemaValidationError",
    reason: "The SOAP XML in the message does not match the corresponding XML schema definition. ",
    errorCode: 2150858817,
    message: `${CANNOT_PROCESS} ${problem} `,
  };
}

/** ERROR_WSMAN_INVALID_RESOURCE_URI */
export function invalidResourceUri(uri: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "DestinationUnreachable",
    faultDetail: "InvalidResourceURI",
    reason: `${CANNOT_PROCESS} The resource URI is missing or it has an incorrect format. `,
    errorCode: 2150858811,
    message: `${CANNOT_PROCESS} The service does not know the resource URI ${uri}. `,
  };
}

/** ERROR_WSMAN_ACTION_NOT_SUPPORTED: also a method the class does not have. */
export function actionNotSupported(action: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "ActionNotSupported",
    reason: "The WS-Management service does not support the action specified in the request. ",
    errorCode: 2150858771,
    message: `${CANNOT_PROCESS} The action ${action} is not supported for the resource. `,
  };
}

/** ERROR_WSMAN_UNEXPECTED_SELECTORS; also a shell or a command that is not there. */
export function unexpectedSelectors(problem: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "InvalidSelectors",
    faultDetail: "UnexpectedSelectors",
    reason:
      "The WS-Management service cannot process the request because the request contained invalid selectors for the resource. ",
    errorCode: 2150858843,
    message: `${problem} `,
  };
}

/** The codes a denied access comes with: the service's own, then WMI, a WMI provider and the way to WMI (wsmerror.h). */
export type AccessDeniedCode = 5 | 2150859012 | 2150859013 | 2150859014;

const DENIED_TEXTS: Readonly<Record<AccessDeniedCode, string>> = {
  5: "Access is denied. ",
  2150859012: "The WMI service returned an 'access denied' error. ",
  2150859013: "The WMI provider returned an 'access denied' error. ",
  2150859014: "The connection to the WMI service was denied. ",
};

/** The account may use the service, but not this resource. */
export function accessDenied(errorCode: AccessDeniedCode = 2150859012): WsmanFault {
  return {
    code: "Sender",
    subcode: "AccessDenied",
    reason: "The sender was not authorized to access the resource. ",
    errorCode,
    message: DENIED_TEXTS[errorCode],
  };
}

/** Something went wrong inside the simulator, for instance its state file. */
export function internalError(text: string): WsmanFault {
  return {
    code: "Receiver",
    subcode: "InternalError",
    reason: `${text} `,
    errorCode: 2152992672,
    message: `${text} `,
  };
}
