import { calTotals, isCalPack, type KeyPack } from "../../src/licensing";

const PACK: KeyPack = {
  id: 2,
  type: "volume",
  typeAndModel: "RDS Per User CAL",
  description: "",
  model: "per_user",
  productVersion: "Windows Server 2022",
  productVersionId: 7,
  total: 50,
  issued: 12,
  available: 38,
  expires: null,
};

test("CALs are summed by mode and version", () => {
  const totals = calTotals([
    PACK,
    { ...PACK, total: 10, issued: 1, available: 9 },
    { ...PACK, model: "per_device", total: 5, issued: 5, available: 0 },
    { ...PACK, productVersion: "Windows Server 2019", total: 7, issued: 0, available: 7 },
  ]);
  expect(totals).toEqual([
    { mode: "per_user", productVersion: "Windows Server 2022", total: 60, issued: 13, available: 47 },
    { mode: "per_device", productVersion: "Windows Server 2022", total: 5, issued: 5, available: 0 },
    { mode: "per_user", productVersion: "Windows Server 2019", total: 7, issued: 0, available: 7 },
  ]);
});

test("only packs of CALs that were bought count", () => {
  expect(isCalPack(PACK)).toBe(true);
  const others: readonly KeyPack[] = [
    { ...PACK, model: "none" },
    { ...PACK, type: "temporary" },
    { ...PACK, type: "unknown" },
  ];
  expect(others.map(isCalPack)).toEqual([false, false, false]);
  expect(calTotals(others)).toEqual([]);
});
