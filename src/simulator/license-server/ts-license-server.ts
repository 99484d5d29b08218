import { defineMethod } from "../../wsman/codecs";
import { computerName } from "../windows/computer-name";
import { policyNumber } from "../windows/group-policy";
import { WINDOWS_RELEASES } from "../windows/windows-releases";
import type { WmiProperties } from "../wmi/wmi-classes";
import { type WmiMethod, wmiMethod } from "../wmi/wmi-method";
import { boundMethods, type WmiProvider } from "../wmi/wmi-provider";
import type { LicenseServer } from "./license-server";

const SUCCESS = 0;

/**
 * Win32_TSLicenseServer: a singleton with static methods
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicenseserver). To an account that is no administrator
 * its properties are empty.
 */
export function tsLicenseServer(server: LicenseServer): WmiProvider {
  return {
    namespace: "root/cimv2",
    className: "Win32_TSLicenseServer",
    instances: () => [properties(server)],
    methods: boundMethods(server, METHODS),
  };
}

function properties({ state, windows }: LicenseServer): WmiProperties {
  const { build, name, version } = WINDOWS_RELEASES[windows.release];
  const shown: WmiProperties = {
    Address: "",
    City: "",
    Company: "Contoso",
    CountryRegion: "",
    DatabasePath: "C:\\Windows\\system32\\lserver\\",
    eMail: "",
    FirstName: "",
    LastName: "",
    OrgUnit: "",
    PostalCode: "",
    ProductId: "00454-60000-00001-AA425",
    ServerRole: String(state.role),
    State: "",
    Version: name,
    VersionNumber: `${version}.${build}`,
  };
  return state.administrator ? shown : Object.fromEntries(Object.keys(shown).map((property) => [property, null]));
}

function flagMethod(name: string, out: string, read: (server: LicenseServer) => boolean): WmiMethod<LicenseServer> {
  const method = defineMethod({ name, in: {}, out: { [out]: "boolean" } as Record<string, "boolean"> });
  return wmiMethod(method, (server: LicenseServer) => ({ returnValue: SUCCESS, out: { [out]: read(server) } }));
}

const isEnforced = ({ registry }: LicenseServer) => policyNumber(registry, "fSecureLicensing") === 1;

function isMember({ state }: LicenseServer, sessionHost: string | null): boolean {
  return state.securityGroup.includes(computerName(sessionHost ?? ""));
}

const METHODS: readonly WmiMethod<LicenseServer>[] = [
  wmiMethod(
    defineMethod({ name: "GetActivationStatus", in: {}, out: { ActivationStatus: "uint32" } }),
    ({ state }: LicenseServer) => ({ returnValue: SUCCESS, out: { ActivationStatus: state.activated ? 0 : 1 } }),
  ),
  wmiMethod(
    defineMethod({ name: "GetLicenseServerId", in: {}, out: { sLicenseServerId: "string" } }),
    ({ state }: LicenseServer) => ({ returnValue: SUCCESS, out: { sLicenseServerId: state.serverId } }),
  ),
  wmiMethod(
    defineMethod({ name: "IsLSinTSLSGroup", in: { Domain: "string" }, out: { IsMember: "boolean" } }),
    ({ state }: LicenseServer) => ({ returnValue: SUCCESS, out: { IsMember: state.inDomainGroup } }),
  ),
  wmiMethod(
    defineMethod({ name: "IsSecureAccessAllowed", in: { tsname: "string" }, out: { Allowed: "boolean" } }),
    (server: LicenseServer, { tsname }) => ({
      returnValue: SUCCESS,
      out: { Allowed: !isEnforced(server) || isMember(server, tsname) },
    }),
  ),
  wmiMethod(
    defineMethod({ name: "IsTSinTSCGroup", in: { tsname: "string" }, out: { IsMember: "boolean" } }),
    (server: LicenseServer, { tsname }) => ({ returnValue: SUCCESS, out: { IsMember: isMember(server, tsname) } }),
  ),
  flagMethod("IsLSonDC", "OnDC", () => false),
  flagMethod("IsLSPublished", "Published", ({ state }) => state.role > 0),
  flagMethod("IsLSRegisteredToSCP", "Registered", ({ state }) => state.role > 0),
  flagMethod("IsLSSecGrpGPEnabled", "Enabled", isEnforced),
  flagMethod(
    "IsLSPreventUpgradeGPEnabled",
    "Enabled",
    ({ registry }) => policyNumber(registry, "fPreventLicenseUpgrade") === 1,
  ),
];
