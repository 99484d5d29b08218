import type { WsmanFault } from "../../wsman/codecs";

/** What WMI refuses, as the service passes it on; codes by name in wsmerror.h and wbemcli.h. */
const CANNOT_PROCESS = "The WS-Management service cannot process the request.";

/** WMI's "no such class", as the service passes it on: of a query the filter is blamed, else the destination. */
export function classNotFound(of: "query" | "resource"): WsmanFault {
  return {
    code: "Sender",
    ...(of === "query"
      ? { subcode: "CannotProcessFilter", reason: "The data source could not process the filter. " }
      : { subcode: "DestinationUnreachable", faultDetail: "InvalidResourceURI", reason: `${CANNOT_PROCESS} ` }),
    errorCode: 2150858778,
    provider: "WMI Provider",
    providerErrorCode: 2150858778,
    providerMessage: "The specified class does not exist in the given namespace. ",
  };
}

/** WBEM_E_INVALID_NAMESPACE. No recording of this fault is known; the shape is the one of a resource not found. */
export function namespaceNotFound(namespace: string): WsmanFault {
  return {
    code: "Sender",
    subcode: "DestinationUnreachable",
    faultDetail: "InvalidResourceURI",
    reason: `${CANNOT_PROCESS} The service cannot find the resource identified by the resource URI and selectors. `,
    errorCode: 2150858752,
    provider: "WMI Provider",
    providerErrorCode: 0x8004100e,
    providerMessage: `The namespace ${namespace} does not exist. `,
  };
}

/** ERROR_INTERNAL_ERROR: the namespace of the URI and that of the selector are not one ([MS-WSMV] 3.1.4.1.1, notes). */
export function namespacesDiffer(): WsmanFault {
  const text = `${CANNOT_PROCESS} The namespace of the resource URI is not the one that the selector __cimnamespace names. `;
  return { code: "Receiver", subcode: "InternalError", reason: text, errorCode: 1359, message: text };
}

/** ERROR_WSMAN_RESOURCE_NOT_FOUND: the class is there, the instance is not. */
export function instanceNotFound(): WsmanFault {
  const text =
    "The WS-Management service cannot process the request. The service cannot find the resource identified by the resource URI and selectors. ";
  return {
    code: "Sender",
    subcode: "DestinationUnreachable",
    faultDetail: "InvalidResourceURI",
    reason: text,
    errorCode: 2150858752,
    message: text,
  };
}

/** ERROR_WSMAN_INVALID_URI_WMI_SINGLETON: several instances, and no key that says which. */
export function selectorsMissing(): WsmanFault {
  return {
    code: "Sender",
    subcode: "InvalidSelectors",
    faultDetail: "InsufficientSelectors",
    reason: `${CANNOT_PROCESS} The resource URI does not contain keys, but the class is not a singleton. `,
    errorCode: 2150859002,
    message: `${CANNOT_PROCESS} The resource URI does not contain keys, but the class is not a singleton. `,
  };
}

/** ERROR_WSMAN_ENUMERATE_CANNOT_PROCESS_FILTER for a query that is no WQL. */
export function invalidFilter(): WsmanFault {
  return {
    code: "Sender",
    subcode: "CannotProcessFilter",
    reason: "The data source could not process the filter. The filter might be missing or it might be invalid. ",
    errorCode: 2150858778,
    message: "The data source could not process the filter. Change the filter and try the request again. ",
  };
}

/** ERROR_WSMAN_ENUMERATE_FILTER_DIALECT_REQUESTED_UNAVAILABLE: only WQL is simulated. */
export function filterDialectUnavailable(): WsmanFault {
  const text = "The requested filtering dialect is not supported. ";
  return {
    code: "Sender",
    subcode: "FilterDialectRequestedUnavailable",
    reason: text,
    errorCode: 2150858777,
    message: text,
  };
}

/** ERROR_WSMAN_ENUMERATION_MODE_UNSUPPORTED (DSP0226 section 8.7): references, where keys are not known or not selected. */
export function enumerationModeUnsupported(): WsmanFault {
  const text = "The WS-Management service does not support the specified enumeration mode. ";
  return {
    code: "Sender",
    subcode: "UnsupportedFeature",
    faultDetail: "EnumerationMode",
    reason: text,
    errorCode: 2150858886,
    message: text,
  };
}

/** ERROR_WSMAN_ENUMERATE_INVALID_ENUMERATION_CONTEXT: used, expired or never given. */
export function invalidEnumerationContext(): WsmanFault {
  const text = "The WS-Enumeration context is not valid. The enumeration may have been completed or canceled. ";
  return {
    code: "Receiver",
    subcode: "InvalidEnumerationContext",
    reason: text,
    errorCode: 2150858779,
    message: text,
  };
}

/** WBEM_E_INVALID_OPERATION. */
export function invalidOperation(): WsmanFault {
  return wmiFailure(0x80041016, "The operation is not valid. ");
}

/** WBEM_E_PROVIDER_LOAD_FAILURE. */
export function providerLoadFailure(): WsmanFault {
  return wmiFailure(0x80041013, "The provider failed to load. ");
}

/** The HRESULT of ERROR_FILE_NOT_FOUND. */
export function fileNotFound(): WsmanFault {
  return wmiFailure(0x80070002, "The system cannot find the file specified. ");
}

/** WBEM_E_FAILED of a German Windows; the wording is ours. */
export function germanFailure(): WsmanFault {
  return {
    ...wmiFailure(0x80041001, "Allgemeiner Fehler "),
    reason: "Der WMI-Dienst oder der WMI-Anbieter hat einen Fehler zurückgegeben. ",
  };
}

/** An error of WMI or of a provider that the service has no fault of its own for. No recording of these two is known. */
function wmiFailure(errorCode: number, providerMessage: string): WsmanFault {
  return {
    code: "Receiver",
    subcode: "InternalError",
    reason: `${CANNOT_PROCESS} The WMI service or the WMI provider returned an error. `,
    errorCode,
    provider: "WMI Provider",
    providerErrorCode: errorCode,
    providerMessage,
  };
}
