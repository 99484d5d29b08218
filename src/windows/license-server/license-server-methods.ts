import { defineMethod } from "../../wsman";

/**
 * The methods of `Win32_TSLicenseServer` that only tell, all static
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicenseserver).
 */
export const GET_ACTIVATION_STATUS = defineMethod({
  name: "GetActivationStatus",
  in: {},
  out: { ActivationStatus: "uint32" },
  repeatable: true,
});
export const GET_LICENSE_SERVER_ID = defineMethod({
  name: "GetLicenseServerId",
  in: {},
  out: { sLicenseServerId: "string" },
  repeatable: true,
});
export const IS_LS_SEC_GRP_GP_ENABLED = defineMethod({
  name: "IsLSSecGrpGPEnabled",
  in: {},
  out: { Enabled: "boolean" },
  repeatable: true,
});
export const IS_LS_PREVENT_UPGRADE_GP_ENABLED = defineMethod({
  name: "IsLSPreventUpgradeGPEnabled",
  in: {},
  out: { Enabled: "boolean" },
  repeatable: true,
});
/** `Domain` empty: the server's own. */
export const IS_LS_IN_TSLS_GROUP = defineMethod({
  name: "IsLSinTSLSGroup",
  in: { Domain: "string" },
  out: { IsMember: "boolean" },
  repeatable: true,
});
export const IS_SECURE_ACCESS_ALLOWED = defineMethod({
  name: "IsSecureAccessAllowed",
  in: { tsname: "string" },
  out: { Allowed: "boolean" },
  repeatable: true,
});
