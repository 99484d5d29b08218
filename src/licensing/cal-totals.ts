import type { KeyPack } from "./license-server-inventory";
import type { ConfigurableMode } from "./mode";

/** The CALs of one mode and version of Windows Server, over all key packs of a license server. */
export interface CalTotal {
  readonly mode: ConfigurableMode;
  /** As the license server writes it, for example `Windows Server 2022`. */
  readonly productVersion: string;
  readonly total: number;
  readonly issued: number;
  readonly available: number;
}

/** A key pack that holds CALs of a mode. */
export type CalPack = KeyPack & { readonly model: ConfigurableMode };

/**
 * Whether a key pack holds CALs that were bought: neither the built-in and temporary packs every license server has,
 * nor one of an unknown kind.
 */
export function isCalPack(pack: KeyPack): pack is CalPack {
  return pack.model !== "none" && pack.type !== "unknown" && pack.type !== "temporary";
}

/** Sums by mode and version, in the order of their first pack. */
export function calTotals(packs: readonly KeyPack[]): CalTotal[] {
  const totals = new Map<string, CalTotal>();
  for (const { model: mode, productVersion, total, issued, available } of packs.filter(isCalPack)) {
    const key = `${mode} ${productVersion}`;
    const sum = totals.get(key) ?? { mode, productVersion, total: 0, issued: 0, available: 0 };
    totals.set(key, {
      ...sum,
      total: sum.total + total,
      issued: sum.issued + issued,
      available: sum.available + available,
    });
  }
  return [...totals.values()];
}
