import type { CalCount, KeyPack, KeyPackType } from "./license-server-inventory";
import type { ConfigurableMode } from "./mode";

/** From how many days before they expire CALs count as expiring. */
export const CAL_EXPIRY_WARNING_DAYS = 30;

/** The CALs of one mode and version of Windows Server, over all key packs of a license server. */
export interface CalTotal {
  /** The mode whose sessions they license. */
  readonly mode: ConfigurableMode;
  /** As the license server writes it, for example `Windows Server 2022`. */
  readonly productVersion: string;
  /** CALs that were bought and have not expired. */
  readonly bought: number;
  /** Of those, issued. */
  readonly issued: number;
  /** Of those, left. */
  readonly available: number;
  /** How many more are issued than were bought. */
  readonly over: number;
  /** Of those that were bought, how many expire within {@link CAL_EXPIRY_WARNING_DAYS} days. */
  readonly expiring: number;
  /** CALs that were bought and have expired: they license nobody and are in none of the other numbers. */
  readonly expired: number;
}

/** A key pack of CALs that somebody bought. */
export type BoughtPack = KeyPack & { readonly model: ConfigurableMode; readonly total: number };

const BOUGHT: readonly (KeyPackType | string)[] = ["retail", "volume", "concurrent", "open"] satisfies KeyPackType[];

/**
 * Whether a key pack holds CALs that were bought: not one of the built-in and temporary packs that every license server
 * has, which are without a limit, nor the one that counts users without a CAL, nor one of a kind nobody documents.
 */
export function isBoughtPack(pack: KeyPack): pack is BoughtPack {
  return pack.model !== "none" && pack.total !== null && BOUGHT.includes(pack.type);
}

/** Whether the CALs of a pack have expired by then, so that they license nobody. */
export function isExpired({ expires }: KeyPack, at: Date): boolean {
  return expires !== null && Date.parse(expires) <= at.getTime();
}

/** Whether they have not, and will within {@link CAL_EXPIRY_WARNING_DAYS} days. */
export function isExpiring(pack: KeyPack, at: Date): boolean {
  const soon = new Date(at.getTime() + CAL_EXPIRY_WARNING_DAYS * 86_400_000);
  return !isExpired(pack, at) && isExpired(pack, soon);
}

/** Sums by mode and version, in the order of their first pack. @param at the time that CALs have expired by or not */
export function calTotals(packs: readonly KeyPack[], at: Date): CalTotal[] {
  const groups = new Map<string, BoughtPack[]>();
  for (const pack of packs.filter(isBoughtPack)) {
    const key = `${pack.model} ${pack.productVersion}`;
    groups.set(key, [...(groups.get(key) ?? []), pack]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => (first ? [totalOf([first, ...more], at)] : []));
}

function totalOf(packs: readonly [BoughtPack, ...BoughtPack[]], at: Date): CalTotal {
  const valid = packs.filter((pack) => !isExpired(pack, at));
  const [bought, issued] = [sumOf(valid, "total"), sumOf(valid, "issued")];
  return {
    mode: packs[0].model,
    productVersion: packs[0].productVersion,
    bought,
    issued,
    available: sumOf(valid, "available"),
    over: Math.max(0, issued - bought),
    expiring: sumOf(
      valid.filter((pack) => isExpiring(pack, at)),
      "total",
    ),
    expired: sumOf(
      packs.filter((pack) => isExpired(pack, at)),
      "total",
    ),
  };
}

/** One number of several packs, added up. */
export function sumOf(packs: readonly KeyPack[], number: "total" | "issued" | "available"): number {
  return packs.reduce((sum, pack) => sum + ((pack[number] satisfies CalCount) ?? 0), 0);
}
