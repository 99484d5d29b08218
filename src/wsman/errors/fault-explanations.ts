import type { Explanation, WsmanErrorCode } from "./error-codes";

/** What one number in a fault stands for. */
export interface FaultExplanation extends Explanation {
  /** Unsigned, as `WSManFault/@Code` writes it. */
  readonly number: number;
  /** Its name in wsmerror.h, winerror.h or wbemcli.h. */
  readonly name: string;
  /** The code of the `WsmanError` it becomes. @default "fault" */
  readonly code?: WsmanErrorCode;
  /** Whether it speaks of selectors, which a query has none of. */
  readonly isAboutSelectors?: boolean;
}

const ADMINISTRATOR =
  "Use a member of the host's local Administrators group. A local account other than the built-in Administrator also needs LocalAccountTokenFilterPolicy = 1 (DWORD) in HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System, because UAC takes its rights away over the network.";
const NAMESPACE_RIGHTS =
  "On the host, give the account Enable Account, Remote Enable and Execute Methods on the WMI namespace (wmimgmt.msc, Properties, Security), or use a member of the local Administrators group.";
const FEWER_OPERATIONS =
  "Wait for other operations to end, run fewer at once under this account, or raise the quota on the host (winrm get winrm/config shows it).";
const RIGHT_CLASS =
  "Check the spelling of class and namespace, and that the role or feature they come with is installed on the host.";
const RIGHT_SELECTORS = "Give exactly the key properties of the class, as an enumeration shows them.";
const RIGHT_PARAMETERS = "Compare names, types and values of the parameters with the class on the host.";
const SOMETHING_IN_BETWEEN = "Check what stands between this machine and the host, and which version of WinRM it runs.";

const ACCESS: readonly FaultExplanation[] = [
  {
    number: 5,
    name: "ERROR_ACCESS_DENIED",
    code: "access_denied",
    cause:
      "The account logged on but may not use the service: it is no administrator there, or UAC filters its rights.",
    remedy: `${ADMINISTRATOR} Membership of Remote Management Users alone is not enough on every version.`,
  },
  {
    number: 0x80070005,
    name: "E_ACCESSDENIED",
    code: "access_denied",
    cause: "The account logged on but the host denied it the operation: UAC filters its rights, or it has none.",
    remedy: ADMINISTRATOR,
  },
  {
    number: 0x80041003,
    name: "WBEM_E_ACCESS_DENIED",
    code: "access_denied",
    cause: "WMI denied the account the namespace or the method.",
    remedy: NAMESPACE_RIGHTS,
  },
  {
    number: 2150859012,
    name: "ERROR_WSMAN_WMI_SVC_ACCESS_DENIED",
    code: "access_denied",
    cause: "WMI denied the account: it lacks Remote Enable or Execute Methods on the namespace.",
    remedy: NAMESPACE_RIGHTS,
  },
  {
    number: 2150859013,
    name: "ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED",
    code: "access_denied",
    cause: "The WMI provider denied the account what it asked for.",
    remedy: ADMINISTRATOR,
  },
  {
    number: 2150859014,
    name: "ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED",
    code: "access_denied",
    cause: "WMI did not let the account into the namespace: it lacks Remote Enable there.",
    remedy: NAMESPACE_RIGHTS,
  },
  {
    number: 2150859180,
    name: "ERROR_WSMAN_REMOTESHELLS_NOT_ALLOWED",
    cause: "The host forbids remote shells (AllowRemoteShellAccess, also a Group Policy setting).",
    remedy: "Use CIM operations, which need no shell, or allow remote shells on the host.",
  },
];

const LIMITS: readonly FaultExplanation[] = [
  {
    number: 2150858793,
    name: "ERROR_WSMAN_OPERATION_TIMEDOUT",
    code: "timeout",
    cause: "The host could not finish in the time it was given: it is under load, or WMI hangs.",
    remedy: "Allow a longer timeout. If that does not help, check the WMI service of the host (winmgmt).",
  },
  {
    number: 2150859173,
    name: "ERROR_WSMAN_QUOTA_MAX_SHELLS",
    code: "quota_exceeded",
    cause: "The account has reached its limit of open remote shells on the host (MaxShellsPerUser).",
    remedy: FEWER_OPERATIONS,
  },
  {
    number: 2150859174,
    name: "ERROR_WSMAN_QUOTA_MAX_OPERATIONS",
    code: "quota_exceeded",
    cause:
      "The account has reached its limit of concurrent operations on the host (MaxConcurrentOperationsPerUser: 1500, or 15 up to Server 2008 R2).",
    remedy: FEWER_OPERATIONS,
  },
  {
    number: 2150859240,
    name: "ERROR_WSMAN_QUOTA_MAX_OPERATIONS_USER_PPQ",
    code: "quota_exceeded",
    cause: "The account has reached its limit of concurrent operations in the WMI plug-in (15 by default).",
    remedy: FEWER_OPERATIONS,
  },
  {
    number: 2150858823,
    name: "ERROR_WSMAN_MAX_ENVELOPE_SIZE",
    code: "too_large",
    cause: "The host does not allow envelopes as large as the request asks for.",
    remedy: "Lower the limit envelopeBytes, or raise MaxEnvelopeSizekb on the host (500, or 150 up to Server 2008 R2).",
  },
  {
    number: 2150858824,
    name: "ERROR_WSMAN_MAX_ENVELOPE_SIZE_EXCEEDED",
    code: "too_large",
    cause: "The reply is larger than the envelope that the request allows.",
    remedy: "Ask for less at once, or raise the limit envelopeBytes.",
  },
];

const ADDRESSES: readonly FaultExplanation[] = [
  {
    number: 2150858752,
    name: "ERROR_WSMAN_RESOURCE_NOT_FOUND",
    isAboutSelectors: true,
    cause: "There is no instance with these selectors.",
    remedy: "Check the values of the selectors; an enumeration of the class shows which instances there are.",
  },
  {
    number: 0x80070002,
    name: "HRESULT of ERROR_FILE_NOT_FOUND",
    cause: "Something the operation needs does not exist on the host.",
    remedy: "Check the names and paths among the values sent.",
  },
  {
    number: 0x800700ce,
    name: "HRESULT of ERROR_FILENAME_EXCED_RANGE",
    cause: "A name or a command line among the values sent is too long for Windows.",
    remedy: "Shorten it.",
  },
  {
    number: 2150858754,
    name: "ERROR_WSMAN_INVALID_URI",
    cause: "The host does not understand the resource URI.",
    remedy: RIGHT_CLASS,
  },
  {
    number: 2150858811,
    name: "ERROR_WSMAN_INVALID_RESOURCE_URI",
    cause: "The host knows no such resource: the namespace does not exist, or its URI is wrong.",
    remedy: RIGHT_CLASS,
  },
  {
    number: 2150858778,
    name: "ERROR_WSMAN_ENUMERATE_CANNOT_PROCESS_FILTER",
    cause: "WMI cannot answer the query; most often the class does not exist in the namespace.",
    remedy: RIGHT_CLASS,
  },
  {
    number: 0x80041010,
    name: "WBEM_E_INVALID_CLASS",
    cause: "The class does not exist in the namespace.",
    remedy: RIGHT_CLASS,
  },
  {
    number: 0x8004100e,
    name: "WBEM_E_INVALID_NAMESPACE",
    cause: "The WMI namespace does not exist on the host.",
    remedy: RIGHT_CLASS,
  },
  {
    number: 2150858813,
    name: "ERROR_WSMAN_INVALID_SELECTORS",
    isAboutSelectors: true,
    cause: "The selectors are not the key of the class.",
    remedy: RIGHT_SELECTORS,
  },
  {
    number: 2150858843,
    name: "ERROR_WSMAN_UNEXPECTED_SELECTORS",
    isAboutSelectors: true,
    cause: "The resource has no such selectors, or the shell that they name no longer exists.",
    remedy: RIGHT_SELECTORS,
  },
  {
    number: 2150858844,
    name: "ERROR_WSMAN_SELECTOR_TYPEMISMATCH",
    isAboutSelectors: true,
    cause: "A selector has a value of another type than the key property.",
    remedy: RIGHT_SELECTORS,
  },
  {
    number: 2150858845,
    name: "ERROR_WSMAN_INVALID_SELECTOR_VALUE",
    isAboutSelectors: true,
    cause: "A selector has a value that the key property cannot have.",
    remedy: RIGHT_SELECTORS,
  },
  {
    number: 2150859002,
    name: "ERROR_WSMAN_INVALID_URI_WMI_SINGLETON",
    isAboutSelectors: true,
    cause: "The class has a key and the request gives no selectors.",
    remedy: RIGHT_SELECTORS,
  },
  {
    number: 2150859003,
    name: "ERROR_WSMAN_INVALID_URI_WMI_ENUM_WQL",
    cause: "A WQL query was sent to one class instead of the namespace.",
    remedy: 'Send queries to all classes of the namespace, resource(namespace, "*").',
  },
];

const REQUESTS: readonly FaultExplanation[] = [
  {
    number: 87,
    name: "ERROR_INVALID_PARAMETER",
    cause: "The operation got a value it does not accept.",
    remedy: RIGHT_PARAMETERS,
  },
  {
    number: 2150858767,
    name: "ERROR_WSMAN_INVALID_MESSAGE_INFORMATION_HEADER",
    cause: "The host does not accept a header of the request.",
    remedy: SOMETHING_IN_BETWEEN,
  },
  {
    number: 2150858769,
    name: "ERROR_WSMAN_MESSAGE_INFORMATION_HEADER_REQUIRED",
    cause: "The host misses a header of the request.",
    remedy: SOMETHING_IN_BETWEEN,
  },
  {
    number: 2150858817,
    name: "ERROR_WSMAN_SCHEMA_VALIDATION_ERROR",
    cause: "The parameters are not those of the method on this version of Windows.",
    remedy: RIGHT_PARAMETERS,
  },
  {
    number: 2150859010,
    name: "ERROR_WSMAN_WMI_PROVIDER_NOT_CAPABLE",
    cause: "The WMI provider of the class cannot do this.",
    remedy: "Use another operation of the class.",
  },
  {
    number: 2150859011,
    name: "ERROR_WSMAN_WMI_INVALID_VALUE",
    cause: "WMI does not accept one of the values.",
    remedy: RIGHT_PARAMETERS,
  },
  {
    number: 2150859038,
    name: "ERROR_WSMAN_WMI_PROVIDER_INVALID_PARAMETER",
    cause: "The WMI provider does not accept one of the values.",
    remedy: RIGHT_PARAMETERS,
  },
];

/** What such a number stands for where no selectors were sent. */
export const NO_SUCH_CLASS: Explanation = {
  cause: "The class or its namespace does not exist on the host.",
  remedy: RIGHT_CLASS,
};

/** The numbers that are known to occur, in the service's fault, in the provider's below it, or in `MSFT_WmiError`. */
export const FAULT_EXPLANATIONS: readonly FaultExplanation[] = [...ACCESS, ...LIMITS, ...ADDRESSES, ...REQUESTS];
