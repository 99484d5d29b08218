import { harmless } from "../../harmless-text";
import { type CalCount, KEY_PACK_TYPES, type KeyPack } from "../../licensing";
import { type CimMembers, typedMembers, WsmanError } from "../../wsman";
import { expirationDate } from "./expiration-date";

const PROPERTIES = {
  KeyPackId: "uint32",
  KeyPackType: "uint32",
  ProductType: "uint32",
  ProductVersion: "string",
  ProductVersionID: "uint32",
  TotalLicenses: "sint64",
  IssuedLicenses: "sint64",
  AvailableLicenses: "sint64",
  TypeAndModel: "string",
  Description: "string",
} as const;

/**
 * A key pack from an instance of `Win32_TSLicenseKeyPack`
 * (https://learn.microsoft.com/windows/win32/termserv/win32-tslicensekeypack). Throws the client's `WsmanError`
 * `malformed` when a number is missing or the date is none.
 */
export function keyPackOf(members: CimMembers): KeyPack {
  const found = typedMembers(members, PROPERTIES);
  return {
    id: number(found.KeyPackId, "KeyPackId"),
    type: typeOf(number(found.KeyPackType, "KeyPackType")),
    typeAndModel: harmless(found.TypeAndModel ?? ""),
    description: harmless(found.Description ?? ""),
    model: modelOf(number(found.ProductType, "ProductType")),
    productVersion: harmless(found.ProductVersion ?? ""),
    productVersionId: number(found.ProductVersionID, "ProductVersionID"),
    total: count(found.TotalLicenses, "TotalLicenses"),
    issued: count(found.IssuedLicenses, "IssuedLicenses"),
    available: count(found.AvailableLicenses, "AvailableLicenses"),
    expires: expiresOf(members.ExpirationDate),
  };
}

function typeOf(keyPackType: number): KeyPack["type"] {
  const types: Readonly<Record<number, KeyPack["type"]>> = KEY_PACK_TYPES;
  return types[keyPackType] ?? `unknown_${keyPackType}`;
}

/** 2 is "invalid", 3 "built in". */
function modelOf(productType: number): KeyPack["model"] {
  if (productType === 0) return "per_device";
  return productType === 1 ? "per_user" : "none";
}

function number(value: number | null, property: string): number {
  if (value === null) throw malformed(`${property} of a key pack has no value.`);
  return value;
}

/** What packs without a limit have in place of a number: a uint32 of -1, which may arrive either way. */
const UNLIMITED: readonly bigint[] = [-1n, 0xffffffffn];

function count(value: bigint | null, property: string): CalCount {
  if (value === null) throw malformed(`${property} of a key pack has no value.`);
  if (UNLIMITED.includes(value)) return null;
  if (value < 0n || value > 0xffffffffn) throw malformed(`${property} of a key pack is no number of licenses.`);
  return Number(value);
}

function expiresOf(value: CimMembers[string] = null): string | null {
  const date = value === null || typeof value === "string" ? expirationDate(value) : undefined;
  if (date === undefined) throw malformed("ExpirationDate of a key pack is no date.");
  return date;
}

function malformed(what: string): WsmanError {
  return new WsmanError("malformed", what);
}
