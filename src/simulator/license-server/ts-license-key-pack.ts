import type { CimDatetime } from "../../wsman/codecs";
import type { WmiProperties } from "../wmi/wmi-classes";
import type { WmiProvider } from "../wmi/wmi-provider";
import type { LicenseServer } from "./license-server";
import type { KeyPackState } from "./license-server-state";

/** Expiration of what does not expire; what real servers say is not documented, and this is late enough for all. */
const NEVER = new Date("2038-01-01T00:00:00Z");

/** Totals of packs without a limit: a uint32 of -1; how it crosses the wire is not documented. */
const UNLIMITED: readonly number[] = [-1, 0xffffffff];

/**
 * Win32_TSLicenseKeyPack: one instance a set of CALs
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicensekeypack); none for an account that is no
 * administrator.
 */
export function tsLicenseKeyPack({ state }: LicenseServer): WmiProvider {
  return {
    namespace: "root/cimv2",
    className: "Win32_TSLicenseKeyPack",
    key: "KeyPackId",
    instances: () => (state.administrator ? state.keyPacks.map(properties) : []),
  };
}

function properties(pack: KeyPackState, index: number): WmiProperties {
  return {
    AccessRights: "1",
    AvailableLicenses: String(UNLIMITED.includes(pack.total) ? pack.total : Math.max(0, pack.total - pack.issued)),
    Description: pack.typeAndModel,
    ExpirationDate: datetime(pack.expires ?? NEVER),
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

function datetime(date: Date): CimDatetime {
  return { kind: "datetime", text: date.toISOString().replace(".000Z", "Z") };
}
