import type { ConfigurableMode } from "./mode";

/** Kinds of key packs by `KeyPackType` 0–6. */
export const KEY_PACK_TYPES = [
  "unknown",
  "retail",
  "volume",
  "concurrent",
  "temporary",
  "open",
  "not_supported",
] as const;
export type KeyPackType = (typeof KEY_PACK_TYPES)[number];

/**
 * One set of CALs installed on a license server
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicensekeypack).
 */
export interface KeyPack {
  readonly id: number;
  /** `unknown_<n>` for a number that is not documented. */
  readonly type: KeyPackType | `unknown_${number}`;
  /** For example `RDS Per User CAL`. */
  readonly typeAndModel: string;
  readonly description: string;
  /** The mode whose sessions these CALs license, by `ProductType` 0 and 1; `none` for invalid and built-in packs. */
  readonly model: ConfigurableMode | "none";
  /** For example `Windows Server 2022`. */
  readonly productVersion: string;
  /** 5 = 2016, 6 = 2019, 7 = 2022. */
  readonly productVersionId: number;
  readonly total: number;
  readonly issued: number;
  readonly available: number;
  /** ISO 8601; null when the CALs do not expire. */
  readonly expires: string | null;
}

/** `GetActivationStatus` 0, 1 and 2. */
export const ACTIVATION_STATUSES = ["activated", "not_activated", "unknown"] as const;
export type ActivationStatus = (typeof ACTIVATION_STATUSES)[number];

/** `ServerRole` 0, 1 and 2: the discovery scope. */
export const LICENSE_SERVER_ROLES = ["workgroup", "domain", "forest"] as const;
export type LicenseServerRole = (typeof LICENSE_SERVER_ROLES)[number] | `unknown_${number}`;
