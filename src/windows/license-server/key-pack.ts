import { KEY_PACK_TYPES, type KeyPack } from "../../licensing";
import { type CimMembers, typedMembers, WsmanError } from "../../wsman";
import { expirationDate } from "./expiration-date";

const PROPERTIES = {
  KeyPackId: "uint32",
  KeyPackType: "uint32",
  ProductType: "uint32",
  ProductVersion: "string",
  ProductVersionID: "uint32",
  TotalLicenses: "uint32",
  IssuedLicenses: "uint32",
  AvailableLicenses: "uint32",
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
  const type = number(found.KeyPackType, "KeyPackType");
  return {
    id: number(found.KeyPackId, "KeyPackId"),
    type: KEY_PACK_TYPES[type] ?? `unknown_${type}`,
    typeAndModel: found.TypeAndModel ?? "",
    description: found.Description ?? "",
    model: modelOf(number(found.ProductType, "ProductType")),
    productVersion: found.ProductVersion ?? "",
    productVersionId: number(found.ProductVersionID, "ProductVersionID"),
    total: number(found.TotalLicenses, "TotalLicenses"),
    issued: number(found.IssuedLicenses, "IssuedLicenses"),
    available: number(found.AvailableLicenses, "AvailableLicenses"),
    expires: expiresOf(members.ExpirationDate),
  };
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

function expiresOf(value: CimMembers[string] = null): string | null {
  const date = value === null || typeof value === "string" ? expirationDate(value) : undefined;
  if (date === undefined) throw malformed("ExpirationDate of a key pack is no date.");
  return date;
}

function malformed(what: string): WsmanError {
  return new WsmanError("malformed", what);
}
