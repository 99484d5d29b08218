import type { RegistryValue, RegistryValueType } from "../registry/value";

/** Ends an item of a REG_MULTI_SZ on the command line and in the output: a backslash and a zero, not a NUL. */
export const MULTI_STRING_SEPARATOR = "\\0";

const MAX_DWORD = 0xffff_ffffn;
const MAX_QWORD = 2n ** 64n - 1n;

/** A value's data as `reg query` prints it. */
export function printData(value: RegistryValue): string {
  switch (value.type) {
    case "REG_DWORD":
    case "REG_QWORD":
      return `0x${value.data.toString(16)}`;
    case "REG_BINARY":
      return Buffer.from(value.data).toString("hex").toUpperCase();
    case "REG_MULTI_SZ":
      return value.data.join(MULTI_STRING_SEPARATOR);
    default:
      return value.data;
  }
}

/** The value that `/t type /d data` names; "invalid" when the data is none of that type, undefined for another type. */
export function readData(type: string, data: string): RegistryValue | "invalid" | undefined {
  const read = READERS[type.toUpperCase() as RegistryValueType] as
    | ((data: string) => RegistryValue | "invalid")
    | undefined;
  return read?.(data);
}

const READERS: Readonly<Record<RegistryValueType, (data: string) => RegistryValue | "invalid">> = {
  REG_SZ: (data) => ({ type: "REG_SZ", data }),
  REG_EXPAND_SZ: (data) => ({ type: "REG_EXPAND_SZ", data }),
  REG_MULTI_SZ: (data) => {
    const items = data.replace(/\\0$/, "").split(MULTI_STRING_SEPARATOR);
    if (items.length === 1 && items[0] === "") return { type: "REG_MULTI_SZ", data: [] };
    return items.includes("") ? "invalid" : { type: "REG_MULTI_SZ", data: items };
  },
  REG_DWORD: (data) => {
    const number = readNumber(data, MAX_DWORD);
    return number === undefined ? "invalid" : { type: "REG_DWORD", data: Number(number) };
  },
  REG_QWORD: (data) => {
    const number = readNumber(data, MAX_QWORD);
    return number === undefined ? "invalid" : { type: "REG_QWORD", data: number };
  },
  REG_BINARY: (data) =>
    /^([0-9a-f]{2})*$/i.test(data)
      ? { type: "REG_BINARY", data: Uint8Array.from(Buffer.from(data, "hex")) }
      : "invalid",
};

/** Decimal, or hexadecimal with 0x; nothing counts as zero. */
function readNumber(text: string, most: bigint): bigint | undefined {
  if (text === "") return 0n;
  if (!/^(\d{1,20}|0x[0-9a-f]{1,16})$/i.test(text)) return undefined;
  const number = BigInt(text);
  return number <= most ? number : undefined;
}
