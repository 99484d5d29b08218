import type { CimType, CimTypeValue } from "../../wsman/codecs";
import type { RegistryValue } from "../registry/value";
import { expandEnvironment } from "./expand-environment";

/** One pair of methods, Get<noun> and Set<noun>, and how its parameter and the registry's value become each other. */
export interface ValueKind<Type extends CimType = CimType> {
  readonly noun: string;
  readonly member: "uValue" | "sValue";
  readonly type: Type;
  /** What Set* writes when the parameter is left out: the default in the class's MOF. */
  readonly preset: NonNullable<CimTypeValue<Type>>;
  /** Undefined when the value in the registry has another type. */
  read(value: RegistryValue): CimTypeValue<Type> | undefined;
  write(data: NonNullable<CimTypeValue<Type>>): RegistryValue;
}

function valueKind<const Type extends CimType>(kind: ValueKind<Type>): ValueKind<Type> {
  return kind;
}

export const DWORD_KIND = valueKind({
  noun: "DWORDValue",
  member: "uValue",
  type: "uint32",
  preset: 3,
  read: (value) => (value.type === "REG_DWORD" ? value.data : undefined),
  write: (data) => ({ type: "REG_DWORD", data }),
});

export const QWORD_KIND = valueKind({
  noun: "QWORDValue",
  member: "uValue",
  type: "uint64",
  preset: 3n,
  read: (value) => (value.type === "REG_QWORD" ? value.data : undefined),
  write: (data) => ({ type: "REG_QWORD", data }),
});

export const STRING_KIND = valueKind({
  noun: "StringValue",
  member: "sValue",
  type: "string",
  preset: "hello",
  read: (value) => (value.type === "REG_SZ" ? value.data : undefined),
  write: (data) => ({ type: "REG_SZ", data }),
});

export const EXPANDED_STRING_KIND = valueKind({
  noun: "ExpandedStringValue",
  member: "sValue",
  type: "string",
  preset: "%path%",
  read: (value) => (value.type === "REG_EXPAND_SZ" ? expandEnvironment(value.data) : undefined),
  write: (data) => ({ type: "REG_EXPAND_SZ", data }),
});

export const MULTI_STRING_KIND = valueKind({
  noun: "MultiStringValue",
  member: "sValue",
  type: "string[]",
  preset: ["hello", "there"],
  read: (value) => (value.type === "REG_MULTI_SZ" ? value.data : undefined),
  write: (data) => ({ type: "REG_MULTI_SZ", data }),
});

export const BINARY_KIND = valueKind({
  noun: "BinaryValue",
  member: "uValue",
  type: "uint8[]",
  preset: [1, 2],
  read: (value) => (value.type === "REG_BINARY" ? [...value.data] : undefined),
  write: (data) => ({ type: "REG_BINARY", data: Uint8Array.from(data) }),
});
