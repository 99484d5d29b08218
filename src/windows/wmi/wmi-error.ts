import { WsmanError } from "../../wsman";
import type { WmiErrorCode } from "../errors/error-meanings";
import { HostError, showReturnValue } from "../errors/host-error";

/** What was asked of WMI at a host that answered, and how it ended. */
export interface WmiFailure {
  readonly code: WmiErrorCode;
  readonly host: string;
  /** `Class.Method`, or the class. */
  readonly operation: string;
  /** The method's return value, when there is one. */
  readonly returnValue?: number;
  /** Why, and what to do, in sentences. @default what `WMI_ERRORS` says */
  readonly advice?: string;
}

/** Every code of a WMI error, with its one-line summary, the likely cause and what to do about it. */
export const WMI_ERRORS = {
  policy_in_force: {
    summary: "Group Policy is in force",
    cause: "Windows refuses to change a setting that Group Policy sets (WBEM_E_INVALID_OPERATION).",
    remedy:
      'Change the policy, manage it with scope = "policy", or let write_method = "auto" write the local value, which takes effect once the policy is removed.',
  },
  wmi_access_denied: {
    summary: "WMI access denied",
    cause: "The account reached the host but is not allowed to do this.",
    remedy: "Use a member of the local Administrators group of that host.",
  },
  wmi_failed: {
    summary: "WMI method failed",
    cause: "The host gave no further reason.",
    remedy:
      'Look up the code in WbemErrorEnum or WinError.h. With write_method = "registry", these methods are not used.',
  },
  wmi_class_missing: {
    summary: "WMI class missing",
    cause: "The class is not registered on the host, or has no instance: the role it comes with is not installed.",
    remedy: "Install the role, or repair WMI's registration of it (mofcomp of the class's MOF file).",
  },
} as const satisfies Record<WmiErrorCode, { summary: string; cause: string; remedy: string }>;

export function wmiError({ code, host, operation, returnValue, advice }: WmiFailure): HostError {
  const { summary, cause, remedy } = WMI_ERRORS[code];
  const answer =
    returnValue === undefined ? "was not answered as expected" : `answered ${showReturnValue(returnValue)}`;
  return new HostError({ code, summary, detail: `${operation} ${answer}. ${advice ?? `${cause} ${remedy}`}`, host });
}

/** "Invalid operation": Group Policy where the host reports one for the setting, and any other reason where it does not. */
export const WBEM_E_INVALID_OPERATION = 0x80041016;

/**
 * What the return values of the Terminal Services classes mean
 * (https://learn.microsoft.com/windows/win32/termserv/terminal-services-wmi-provider-error-codes).
 */
export const WMI_RETURN_VALUES: ReadonlyMap<number, WmiErrorCode> = new Map([
  [WBEM_E_INVALID_OPERATION, "policy_in_force"],
  [0x80041003, "wmi_access_denied"],
  [0x80070005, "wmi_access_denied"],
  [5, "wmi_access_denied"],
]);

/** What to say of "invalid operation" without a policy; Windows Server 2022 and 2025 have been reported to answer so. */
export const INVALID_WITHOUT_POLICY =
  'Windows calls the change an invalid operation and gives no reason. Set write_method = "auto" or "registry", which can write the registry instead.';

/** What a number means wherever it comes from: "invalid operation" is Group Policy only to a setter, under a policy. */
export function wmiErrorCode(returnValue: number): WmiErrorCode {
  const code = WMI_RETURN_VALUES.get(returnValue) ?? "wmi_failed";
  return code === "policy_in_force" ? "wmi_failed" : code;
}

/**
 * Takes typed values out of what WMI answered. Throws `HostError` `wmi_failed` for a text that is not of its type.
 *
 * @param operation the class, or `Class.Method`
 */
export function readMembers<T>(host: string, operation: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WsmanError)) throw error;
    throw wmiError({ code: "wmi_failed", host, operation, advice: error.detail });
  }
}

/**
 * What a host says where a class or its namespace does not exist: the service's own numbers, of which the first blames
 * the query (https://learn.microsoft.com/windows/win32/winrm/error-codes), and WMI's.
 */
const CLASS_MISSING: ReadonlySet<number> = new Set([2150858778, 2150858811, 0x80041010, 0x8004100e]);

/** Whether a question failed because its class does not exist on the host. For questions that are well-formed. */
export function isClassMissing(error: unknown): boolean {
  const fault = error instanceof HostError ? error.fault : undefined;
  return [fault?.errorCode, fault?.providerErrorCode].some(
    (number) => number !== undefined && CLASS_MISSING.has(number),
  );
}
