import { defineMethod } from "../../wsman";

/**
 * Methods of `Win32_TerminalServiceSetting`, all on the instance
 * (https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting).
 */
export const GET_SPECIFIED_LICENSE_SERVER_LIST = defineMethod({
  name: "GetSpecifiedLicenseServerList",
  in: {},
  out: { SpecifiedLSList: "string[]" },
  repeatable: true,
});
/** `DaysLeft` is a uint32; it is read as wide as it takes to tell -1, however that arrives, from a number of days. */
export const GET_GRACE_PERIOD_DAYS = defineMethod({
  name: "GetGracePeriodDays",
  in: {},
  out: { DaysLeft: "sint64" },
  repeatable: true,
});
/** Not repeated: a license server that does not answer takes the whole time limit each time. */
export const GET_TS_TO_LS_CONNECTIVITY_STATUS = defineMethod({
  name: "GetTStoLSConnectivityStatus",
  in: { ServerName: "string" },
  out: { TStoLSConnectivityStatus: "uint32" },
});

/** The setters replace all there was, so that calling them twice is the same. */
export const CHANGE_MODE = defineMethod({
  name: "ChangeMode",
  in: { LicensingType: "uint32" },
  out: {},
  repeatable: true,
  writes: true,
});
export const SET_SPECIFIED_LICENSE_SERVER_LIST = defineMethod({
  name: "SetSpecifiedLicenseServerList",
  in: { SpecifiedLSList: "string[]" },
  out: {},
  repeatable: true,
  writes: true,
});
export const EMPTY_SPECIFIED_LICENSE_SERVER_LIST = defineMethod({
  name: "EmptySpecifiedLicenseServerList",
  in: {},
  out: {},
  repeatable: true,
  writes: true,
});
