import type { HostsSettings } from "../../windows";

/** How hosts are reached: the provider's `winrm`, the environment and the defaults brought together. */
export type WinrmSettings = HostsSettings;

/** The port of a WinRM listener where none is named (https://learn.microsoft.com/windows/win32/winrm/installation-and-configuration-for-windows-remote-management). */
export function defaultPort(https: boolean): number {
  return https ? 5986 : 5985;
}
