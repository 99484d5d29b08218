import type { WmiProperties } from "../wmi/wmi-classes";
import type { WmiProvider } from "../wmi/wmi-provider";
import type { LicenseServer } from "./license-server";
import type { KeyPackState } from "./license-server-state";

/** Expiration of what does not expire: a day that WMI shows for "never". */
const never = "20380101000000.000000+000";

/**
 * Win32_TSLicenseKeyPack: one instance a set of CALs
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicensekeypack); none for an account that is no
 * administrator.
 */
export function tsLicenseKeyPack({ state }: LicenseServer): WmiProvider {
  return {
    namespace: "root/cimv2",
    className: "Win32_TSLicenseKeyPack",
    instances: () => (state.administrator ? state.keyPacks.map(properties) : []),
  };
}

function properties(pack: KeyPackState, index: number): WmiProperties {
  return {
    AccessRights: "1",
    AvailableLicenses: String(Math.max(0, pack.total - pack.issued)),
    Description: pack.typeAndModel,
    ExpirationDate: pack.expires === null ? never : cimDate(pack.expires),
    IssuedLicenses: String(pack.issued),
    KeyPackId: String(index + 2),
    KeyPackType: String(pack.type),
    ProductType: String(pack.productType),
    ProductVersion: pack.productVersion,
    ProductVersionID: String(pack.productVersionId),
    TotalLicenses: String(pack.total),
    TypeAndModel: pack.typeAndModel,
  };
}

function cimDate(iso: string): string {
  return `${new Date(iso).toISOString().replace(/\D/g, "").slice(0, 14)}.000000+000`;
}
