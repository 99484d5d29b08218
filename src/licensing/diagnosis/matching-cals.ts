import { isCalPack } from "../cal-totals";
import type { KeyPack } from "../license-server-inventory";
import type { ConfigurableMode } from "../mode";
import type { LicenseServerFacts } from "./license-server-facts";

/** The key packs of a license server whose CALs license sessions in a mode; undefined where its packs are not known. */
export function matchingPacksOf(
  { keyPacks }: LicenseServerFacts,
  mode: ConfigurableMode,
): readonly KeyPack[] | undefined {
  return keyPacks.known ? keyPacks.value.filter((pack) => isCalPack(pack) && pack.model === mode) : undefined;
}
