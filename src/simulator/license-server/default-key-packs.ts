import type { KeyPackState } from "./license-server-state";

/** What a license server holds beside the CALs somebody bought: the pack for temporary CALs and the built-in one. */
const OWN_PACKS: readonly KeyPackState[] = [
  {
    type: 4,
    productType: 0,
    typeAndModel: "RDS Per Device CAL",
    productVersion: "Windows Server 2022",
    productVersionId: 7,
    total: 0,
    issued: 0,
    expires: null,
  },
  {
    type: 3,
    productType: 3,
    typeAndModel: "Built-in TS Per Device CAL",
    productVersion: "Windows 2000",
    productVersionId: 0,
    total: 0,
    issued: 0,
    expires: null,
  },
];

const BOUGHT: Pick<KeyPackState, "type" | "productVersion" | "productVersionId" | "expires"> = {
  type: 2,
  productVersion: "Windows Server 2022",
  productVersionId: 7,
  expires: null,
};

const DEFAULT_PACKS: readonly KeyPackState[] = [
  { ...BOUGHT, productType: 1, typeAndModel: "RDS Per User CAL", total: 50, issued: 12 },
  { ...BOUGHT, productType: 0, typeAndModel: "RDS Per Device CAL", total: 20, issued: 3 },
];

/** The key packs of a license server with these CALs, or with some of both kinds where none are named. */
export function keyPacksWith(cals: readonly KeyPackState[] = DEFAULT_PACKS): readonly KeyPackState[] {
  return [...OWN_PACKS, ...cals];
}
