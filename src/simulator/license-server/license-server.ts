import type { Registry } from "../registry/registry";
import type { WindowsState } from "../windows/windows-state";
import type { LicenseServerState } from "./license-server-state";

/** What the WMI classes of one license server work on. */
export interface LicenseServer {
  readonly registry: Registry;
  readonly windows: WindowsState;
  readonly state: LicenseServerState;
}
