import type { ConfigurableMode } from "./mode";

/**
 * Kinds of key packs by `KeyPackType`. Microsoft documents 0 to 6, and calls 6 "not supported"; license servers describe
 * 6 as "Built-in" and 8 as "Built-in OverUsed".
 */
export const KEY_PACK_TYPES = {
  0: "unknown",
  1: "retail",
  2: "volume",
  3: "concurrent",
  4: "temporary",
  5: "open",
  6: "built_in",
  8: "built_in_over_used",
} as const;
/** One of the names of {@link KEY_PACK_TYPES}. */
export type KeyPackType = (typeof KEY_PACK_TYPES)[keyof typeof KEY_PACK_TYPES];

/** How many CALs; null where the license server counts none, as in packs without a limit. */
export type CalCount = number | null;

/**
 * One set of CALs installed on a license server
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicensekeypack).
 */
export interface KeyPack {
  /** `KeyPackId`, by which the license server knows it. */
  readonly id: number;
  /** `unknown_<n>` for a number that is not documented. */
  readonly type: KeyPackType | `unknown_${number}`;
  /** For example `RDS Per User CAL`. */
  readonly typeAndModel: string;
  /** As the license server writes it, for people. */
  readonly description: string;
  /** The mode whose sessions these CALs license, by `ProductType` 0 and 1; `none` for invalid and built-in packs. */
  readonly model: ConfigurableMode | "none";
  /** For example `Windows Server 2022`. */
  readonly productVersion: string;
  /** 5 = 2016, 6 = 2019, 7 = 2022; 8 = 2025, which is not documented. */
  readonly productVersionId: number;
  /** CALs in the pack. */
  readonly total: CalCount;
  /** Of those, issued to devices or users; may be more than there are. */
  readonly issued: CalCount;
  /** Of those, left. */
  readonly available: CalCount;
  /** ISO 8601; null when the CALs do not expire. */
  readonly expires: string | null;
}

/** `GetActivationStatus` 0, 1 and 2. */
export const ACTIVATION_STATUSES = ["activated", "not_activated", "unknown"] as const;
/** One of {@link ACTIVATION_STATUSES}. */
export type ActivationStatus = (typeof ACTIVATION_STATUSES)[number];

/** `ServerRole` 0, 1 and 2: the discovery scope. */
export const LICENSE_SERVER_ROLES = ["workgroup", "domain", "forest"] as const;
/** One of {@link LICENSE_SERVER_ROLES}, or `unknown_<n>` for a number that is not documented. */
export type LicenseServerRole = (typeof LICENSE_SERVER_ROLES)[number] | `unknown_${number}`;
