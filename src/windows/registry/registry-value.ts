/**
 * Registry value types by the number `StdRegProv.EnumValues` reports
 * (https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types).
 */
export const REGISTRY_TYPE_NUMBERS = {
  REG_SZ: 1,
  REG_EXPAND_SZ: 2,
  REG_BINARY: 3,
  REG_DWORD: 4,
  REG_MULTI_SZ: 7,
  REG_QWORD: 11,
} as const;

/** A type this client can read and write. */
export type RegistryType = keyof typeof REGISTRY_TYPE_NUMBERS;

/** A type as found: readable, or `REG_<n>` for one that StdRegProv has no method for (for example `REG_0`, REG_NONE). */
export type FoundRegistryType = RegistryType | `REG_${number}`;

/** The data of each type, in a shape JSON can carry. A REG_QWORD is decimal text, a REG_BINARY a list of bytes. */
export interface RegistryData {
  REG_SZ: string;
  REG_EXPAND_SZ: string;
  REG_BINARY: readonly number[];
  REG_DWORD: number;
  REG_MULTI_SZ: readonly string[];
  REG_QWORD: string;
}

/** A typed registry value. */
export type RegistryValue = {
  readonly [T in RegistryType]: { readonly type: T; readonly data: RegistryData[T] };
}[RegistryType];

const NAMES = new Map<number, RegistryType>(
  Object.entries(REGISTRY_TYPE_NUMBERS).map(([name, number]) => [number, name as RegistryType]),
);

export function registryTypeFromNumber(number: number): FoundRegistryType {
  return NAMES.get(number) ?? `REG_${number}`;
}

export function isRegistryType(type: FoundRegistryType): type is RegistryType {
  return Object.hasOwn(REGISTRY_TYPE_NUMBERS, type);
}
