import { calTotals, isBoughtPack } from "../../src/licensing/cal-totals";
import type { KeyPack } from "../../src/licensing/license-server-inventory";

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

const AT = new Date("2026-11-29T12:00:00Z");
const NOTHING_ELSE = { over: 0, expiring: 0, expired: 0 };

test("CALs are summed by mode and version", () => {
  const totals = calTotals(
    [
      PACK,
      { ...PACK, total: 10, issued: 1, available: 9 },
      { ...PACK, model: "per_device", total: 5, issued: 5, available: 0 },
      { ...PACK, productVersion: "Windows Server 2019", total: 7, issued: 0, available: 7 },
    ],
    AT,
  );
  const [ws2022, ws2019] = ["Windows Server 2022", "Windows Server 2019"];
  expect(totals).toEqual([
    { mode: "per_user", productVersion: ws2022, bought: 60, issued: 13, available: 47, ...NOTHING_ELSE },
    { mode: "per_device", productVersion: ws2022, bought: 5, issued: 5, available: 0, ...NOTHING_ELSE },
    { mode: "per_user", productVersion: ws2019, bought: 7, issued: 0, available: 7, ...NOTHING_ELSE },
  ]);
});

test("what has expired is in no other number, and what is about to is told apart", () => {
  const packs = [
    { ...PACK, total: 250, issued: 100, available: 150, expires: "2023-02-09T00:00:00Z" },
    { ...PACK, total: 20, issued: 20, available: 0, expires: "2026-12-20T00:00:00Z" },
    { ...PACK, total: 30, issued: 0, available: 30, expires: "2027-06-01T00:00:00Z" },
  ];
  expect(calTotals(packs, AT)).toMatchObject([{ bought: 50, issued: 20, available: 30, expiring: 20, expired: 250 }]);
  expect(calTotals(packs.slice(0, 1), AT)).toMatchObject([
    { bought: 0, issued: 0, available: 0, over: 0, expired: 250 },
  ]);
});

test.each([
  ["2026-11-29T12:00:00Z", { expired: 50, expiring: 0 }],
  ["2026-11-29T12:00:01Z", { expired: 0, expiring: 50 }],
  ["2026-12-29T12:00:00Z", { expired: 0, expiring: 50 }],
  ["2026-12-29T12:00:01Z", { expired: 0, expiring: 0 }],
  [null, { expired: 0, expiring: 0 }],
])("CALs that expire at %s are %j on the 29th of November", (expires, expected) => {
  expect(calTotals([{ ...PACK, expires }], AT)).toMatchObject([expected]);
});

test("more issued than bought is a number of its own, for a license server never has less than none left", () => {
  expect(calTotals([{ ...PACK, total: 50, issued: 62, available: 0 }], AT)).toMatchObject([
    { bought: 50, issued: 62, available: 0, over: 12 },
  ]);
});

test("only packs of CALs that were bought count", () => {
  const bought: readonly KeyPack["type"][] = ["retail", "volume", "concurrent", "open"];
  expect(bought.map((type) => isBoughtPack({ ...PACK, type }))).toEqual([true, true, true, true]);
  const others: readonly KeyPack[] = [
    { ...PACK, model: "none" },
    { ...PACK, total: null },
    ...(["temporary", "unknown", "built_in", "built_in_over_used", "unknown_7"] as const).map((type) => {
      return { ...PACK, type };
    }),
  ];
  expect(others.map(isBoughtPack)).toEqual(others.map(() => false));
  expect(calTotals(others, AT)).toEqual([]);
});
