import type { WsmanError } from "../../wsman";
import { HostError } from "../errors/host-error";

/**
 * What a host says where a class or its namespace does not exist: the service's own numbers, of which the first blames
 * the query (https://learn.microsoft.com/windows/win32/winrm/error-codes), and WMI's.
 */
const NUMBERS: ReadonlySet<number> = new Set([2150858778, 2150858811, 0x80041010, 0x8004100e]);

/** Whether a question failed because its class does not exist on the host. For questions that are well-formed. */
export function isClassMissing(error: unknown): boolean {
  const fault = error instanceof HostError ? (error.cause as WsmanError | undefined)?.fault : undefined;
  return [fault?.errorCode, fault?.providerErrorCode].some((number) => number !== undefined && NUMBERS.has(number));
}
