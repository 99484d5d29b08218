import type { FarmView } from "../farm-view";
import type { WindowsState } from "../windows/windows-state";
import type { LicensingSettings } from "./licensing-settings";

/** What Win32_TerminalServiceSetting of one host works on. */
export interface TerminalServices {
  readonly computer: string;
  readonly domain: string;
  readonly state: WindowsState;
  readonly settings: LicensingSettings;
  readonly farm: FarmView;
}
