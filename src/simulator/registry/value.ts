/** A typed registry value, as Windows stores it ([MS-RRP] 3.1.1.5). Strings hold no NUL. */
export type RegistryValue =
  | { readonly type: "REG_SZ"; readonly data: string }
  | { readonly type: "REG_EXPAND_SZ"; readonly data: string }
  | { readonly type: "REG_BINARY"; readonly data: Uint8Array }
  | { readonly type: "REG_DWORD"; readonly data: number }
  | { readonly type: "REG_MULTI_SZ"; readonly data: readonly string[] }
  | { readonly type: "REG_QWORD"; readonly data: bigint };

/** The types of registry values that a simulated host stores. */
export type RegistryValueType = RegistryValue["type"];

/** The numbers `StdRegProv.EnumValues` reports in `Types`. */
export const REGISTRY_TYPE_NUMBERS: Readonly<Record<RegistryValueType, number>> = {
  REG_SZ: 1,
  REG_EXPAND_SZ: 2,
  REG_BINARY: 3,
  REG_DWORD: 4,
  REG_MULTI_SZ: 7,
  REG_QWORD: 11,
};

/** The value as the registry keeps it: an empty string ends a REG_MULTI_SZ, so nothing after it survives. */
export function storedForm(value: RegistryValue): RegistryValue {
  if (value.type === "REG_BINARY") return { type: "REG_BINARY", data: Uint8Array.from(value.data) };
  if (value.type !== "REG_MULTI_SZ") return value;
  const end = value.data.indexOf("");
  return { type: "REG_MULTI_SZ", data: end < 0 ? [...value.data] : value.data.slice(0, end) };
}
