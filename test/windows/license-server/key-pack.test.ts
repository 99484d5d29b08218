import { keyPackOf } from "../../../src/windows/license-server/key-pack";

const PACK = {
  AccessRights: "1",
  AvailableLicenses: "38",
  Description: "RDS Per User CAL",
  ExpirationDate: "2027-03-01T00:00:00Z",
  IssuedLicenses: "12",
  KeyPackId: "5",
  KeyPackType: "2",
  ProductType: "1",
  ProductVersion: "Windows Server 2022",
  ProductVersionID: "7",
  TotalLicenses: "50",
  TypeAndModel: "RDS Per User CAL",
};

test("a key pack is read with its numbers in words", () => {
  expect(keyPackOf(PACK)).toEqual({
    id: 5,
    type: "volume",
    typeAndModel: "RDS Per User CAL",
    description: "RDS Per User CAL",
    model: "per_user",
    productVersion: "Windows Server 2022",
    productVersionId: 7,
    total: 50,
    issued: 12,
    available: 38,
    expires: "2027-03-01T00:00:00Z",
  });
});

test.each([
  ["0", "per_device"],
  ["1", "per_user"],
  ["2", "none"],
  ["3", "none"],
  ["9", "none"],
])("ProductType %s licenses %s", (ProductType, model) => {
  expect(keyPackOf({ ...PACK, ProductType }).model).toBe(model);
});

test.each([
  ["0", "unknown"],
  ["1", "retail"],
  ["4", "temporary"],
  ["6", "built_in"],
  ["8", "built_in_over_used"],
  ["7", "unknown_7"],
])("KeyPackType %s is %s", (KeyPackType, type) => {
  expect(keyPackOf({ ...PACK, KeyPackType }).type).toBe(type);
});

test("CALs that never expire and texts that are absent", () => {
  const { ExpirationDate: _, ...pack } = PACK;
  const found = keyPackOf({ ...pack, TypeAndModel: null, Description: null, ProductVersion: null });
  expect(found).toMatchObject({ expires: null, typeAndModel: "", description: "", productVersion: "" });
});

test.each(["4294967295", "-1"])("a number of %s is no number, but a pack without a limit", (unlimited) => {
  const pack = keyPackOf({ ...PACK, TotalLicenses: unlimited, AvailableLicenses: unlimited, IssuedLicenses: "0" });
  expect(pack).toMatchObject({ total: null, issued: 0, available: null });
});

test.each([
  ["TotalLicenses", null],
  ["IssuedLicenses", "-2"],
  ["AvailableLicenses", "4294967296"],
  ["KeyPackId", "five"],
  ["ProductType", undefined],
  ["ExpirationDate", "soon"],
  ["ExpirationDate", ["2027-03-01T00:00:00Z", "2028-03-01T00:00:00Z"]],
])("a %s of %j is an error, not a guess", (property, value) => {
  const members = Object.fromEntries(Object.entries({ ...PACK, [property]: value }).filter(([, v]) => v !== undefined));
  expect(() => keyPackOf(members)).toThrow(expect.objectContaining({ code: "malformed" }));
});
