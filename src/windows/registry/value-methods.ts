import { type CimMethod, type CimShape, type CimType, defineMethod } from "../../wsman";
import type { RegistryData, RegistryType } from "./registry-value";
import { VALUE } from "./std-reg-prov";

/** How `StdRegProv` reads and writes one registry type: a pair of methods that share a parameter. */
export interface ValueMethods<T extends RegistryType = RegistryType> {
  readonly get: CimMethod<typeof VALUE>;
  readonly set: CimMethod;
  /** The parameter that carries the data: an out parameter of `get`, an in parameter of `set`. */
  readonly parameter: string;
  /** From the parameter's CIM value; `undefined` when the host answered with none. */
  fromCim(value: unknown): RegistryData[T] | undefined;
  toCim(data: RegistryData[T]): unknown;
}

export const VALUE_METHODS: { readonly [T in RegistryType]: ValueMethods<T> } = {
  REG_SZ: valueMethods("String", "sValue", "string"),
  // Windows expands the variables of what this reads
  // (https://learn.microsoft.com/previous-versions/windows/desktop/regprov/getexpandedstringvalue-method-in-class-stdregprov).
  REG_EXPAND_SZ: valueMethods("ExpandedString", "sValue", "string"),
  REG_BINARY: valueMethods("Binary", "uValue", "uint8[]"),
  REG_DWORD: valueMethods("DWORD", "uValue", "uint32"),
  REG_MULTI_SZ: valueMethods("MultiString", "sValue", "string[]"),
  REG_QWORD: {
    ...valueMethods<"REG_QWORD">("QWORD", "uValue", "uint64"),
    fromCim: (value) => (value === null ? undefined : String(value)),
    toCim: (data) => BigInt(data),
  },
};

function valueMethods<T extends RegistryType>(name: string, parameter: string, type: CimType): ValueMethods<T> {
  const carried: CimShape = { [parameter]: type };
  return {
    // Both are whole: writing replaces all there was, so that doing it twice is the same.
    get: defineMethod({ name: `Get${name}Value`, in: VALUE, out: carried, repeatable: true }),
    set: defineMethod({
      name: `Set${name}Value`,
      in: { ...VALUE, ...carried },
      out: {},
      repeatable: true,
      writes: true,
    }),
    parameter,
    fromCim: (value) => (value === null ? undefined : (value as RegistryData[T])),
    toCim: (data) => data,
  };
}
