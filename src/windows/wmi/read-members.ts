import { WsmanError } from "../../wsman";
import { wmiError } from "./wmi-error";

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
