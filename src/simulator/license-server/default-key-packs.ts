import type { KeyPackState } from "./license-server-state";

/** What a license server holds beside the CALs somebody bought: the pack for temporary CALs and the built-in one. */
const ownPacks: readonly KeyPackState[] = [
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

const bought: Pick<KeyPackState, "type" | "productVersion" | "productVersionId" | "expires"> = {
  type: 2,
  productVersion: "Windows Server 2022",
  productVersionId: 7,
  expires: null,
};

const defaultPacks: readonly KeyPackState[] = [
  { ...bought, productType: 1, typeAndModel: "RDS Per User CAL", total: 50, issued: 12 },
  { ...bought, productType: 0, typeAndModel: "RDS Per Device CAL", total: 20, issued: 3 },
];

/** The key packs of a license server with these CALs, or with some of both kinds where none are named. */
export function keyPacksWith(cals: readonly KeyPackState[] = defaultPacks): readonly KeyPackState[] {
  return [...ownPacks, ...cals];
}
