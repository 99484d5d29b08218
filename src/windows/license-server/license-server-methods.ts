import { defineMethod } from "../../wsman";

/**
 * The methods of `Win32_TSLicenseServer` that only tell, all static
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicenseserver).
 */
export const getActivationStatus = defineMethod({
  name: "GetActivationStatus",
  in: {},
  out: { ActivationStatus: "uint32" },
  repeatable: true,
});
export const getLicenseServerId = defineMethod({
  name: "GetLicenseServerId",
  in: {},
  out: { sLicenseServerId: "string" },
  repeatable: true,
});
export const isLSSecGrpGPEnabled = defineMethod({
  name: "IsLSSecGrpGPEnabled",
  in: {},
  out: { Enabled: "boolean" },
  repeatable: true,
});
export const isLSPreventUpgradeGPEnabled = defineMethod({
  name: "IsLSPreventUpgradeGPEnabled",
  in: {},
  out: { Enabled: "boolean" },
  repeatable: true,
});
/** `Domain` empty: the server's own. */
export const isLSinTSLSGroup = defineMethod({
  name: "IsLSinTSLSGroup",
  in: { Domain: "string" },
  out: { IsMember: "boolean" },
  repeatable: true,
});
export const isSecureAccessAllowed = defineMethod({
  name: "IsSecureAccessAllowed",
  in: { tsname: "string" },
  out: { Allowed: "boolean" },
  repeatable: true,
});
