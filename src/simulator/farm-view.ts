import type { HostRole } from "./farm";

/** What the hosts of a farm see of each other. */
export interface FarmView {
  /**
   * How a session host sees a license server: a TStoLSConnectivityStatus of Win32_TerminalServiceSetting. Names are
   * NetBIOS or DNS names, whatever the suffix.
   */
  connectivity(sessionHost: string, licenseServer: string): number;
  /** Every host of the farm. */
  hosts(): readonly { readonly name: string; readonly role: HostRole }[];
  /** The names of the farm's license servers. */
  licenseServers(): readonly string[];
}
