import type { KeyPack } from "../license-server-inventory";
import type { ConfigurableMode } from "../mode";
import type { LicenseServerFacts } from "./license-server-facts";

/** Packs that hold no CALs somebody bought: unknown ones and those that temporary CALs are issued from. */
const WITHOUT_CALS: readonly string[] = ["unknown", "temporary"];

/** The key packs whose CALs license sessions in a mode. */
export function matchingPacks(packs: readonly KeyPack[], mode: ConfigurableMode): readonly KeyPack[] {
  return packs.filter(({ type, model }) => model === mode && !WITHOUT_CALS.includes(type));
}

/** The same of a license server; undefined where its packs are not known. */
export function matchingPacksOf(
  { keyPacks }: LicenseServerFacts,
  mode: ConfigurableMode,
): readonly KeyPack[] | undefined {
  return keyPacks.known ? matchingPacks(keyPacks.value, mode) : undefined;
}
