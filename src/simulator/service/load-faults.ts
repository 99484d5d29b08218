import type { WsmanFault } from "../../wsman/codecs";

// The faults of a service that has too much to do; codes by name in wsmerror.h, shapes as recorded.

const CANNOT_PROCESS = "The WS-Management service cannot process the request.";

/** ERROR_WSMAN_OPERATION_TIMEDOUT; of Receive it only says that there is no output yet. */
export function operationTimedOut(): WsmanFault {
  const text =
    "The WS-Management service cannot complete the operation within the time specified in OperationTimeout.  ";
  return { code: "Receiver", subcode: "TimedOut", reason: text, errorCode: 2150858793, message: text };
}

/** ERROR_WSMAN_QUOTA_MAX_OPERATIONS, of MaxConcurrentOperationsPerUser. */
export function tooManyOperations(quota: number): WsmanFault {
  const remedy = "Close existing operations for this user, or raise the quota for this user. ";
  return {
    code: "Receiver",
    subcode: "InternalError",
    reason: `${CANNOT_PROCESS} The maximum number of concurrent operations for this user has been exceeded. ${remedy}`,
    errorCode: 2150859174,
    message: `${CANNOT_PROCESS} This user is allowed a maximum number of ${quota} concurrent operations, which has been exceeded. ${remedy}`,
  };
}

/** ERROR_WSMAN_QUOTA_MAX_PLUGINOPERATIONS_USER: the WMI plugin's own quota. */
export function tooManyPluginOperations(): WsmanFault {
  const text = `${CANNOT_PROCESS} The maximum number of concurrent operations for this plugin and user has been exceeded. `;
  return { code: "Receiver", subcode: "InternalError", reason: text, errorCode: 2150859240, message: text };
}

/** ERROR_WSMAN_QUOTA_MAX_SHELLS_PERUSER, of MaxShellsPerUser. */
export function tooManyShells(quota: number): WsmanFault {
  const remedy = "Close existing shells or raise the quota for this user. ";
  return {
    code: "Sender",
    subcode: "QuotaLimit",
    reason: `${CANNOT_PROCESS} The maximum number of concurrent shells for this user has been exceeded. ${remedy}`,
    errorCode: 2150859173,
    message: `${CANNOT_PROCESS} This user is allowed a maximum number of ${quota} concurrent shells, which has been exceeded. ${remedy}`,
  };
}
