import { SimulatorError } from "../errors";
import { REGISTRY_TYPE_NUMBERS, type RegistryValue, type RegistryValueType } from "./value";

/**
 * A registry value in farm.json, the state file and the control protocol. `data` by type: REG_SZ and REG_EXPAND_SZ a
 * string, REG_MULTI_SZ an array of strings, REG_DWORD an integer, REG_QWORD a decimal string, REG_BINARY hexadecimal.
 */
export interface RegistryValueJson {
  /** The type, e.g. `REG_SZ`. */
  readonly type: RegistryValueType;
  /** The data, in the form that the type has. */
  readonly data: string | number | readonly string[];
}

const MAX_QWORD = 2n ** 64n - 1n;

/** Characters of data in an error. */
const MOST_SHOWN = 100;

/** The JSON form of a value. */
export function valueToJson(value: RegistryValue): RegistryValueJson {
  if (value.type === "REG_BINARY") return { type: value.type, data: Buffer.from(value.data).toString("hex") };
  if (value.type === "REG_QWORD") return { type: value.type, data: value.data.toString() };
  return value;
}

/**
 * Reads the JSON form of a value. `path` names the place for the error.
 * @throws SimulatorError invalid_registry_data
 */
export function valueFromJson(json: unknown, path: string): RegistryValue {
  if (typeof json !== "object" || json === null || !("type" in json) || !("data" in json)) {
    throw invalid(path, `${shown(json)} is not an object with "type" and "data"`);
  }
  const { type, data } = json;
  if (typeof type !== "string" || !isRegistryType(type)) {
    throw invalid(path, `type ${shown(type)} is not one of ${Object.keys(REGISTRY_TYPE_NUMBERS).join(", ")}`);
  }
  if (data === undefined) throw invalid(path, `data of type ${type} is missing`);
  return READERS[type](data, path);
}

function isRegistryType(type: string): type is RegistryValueType {
  return Object.hasOwn(REGISTRY_TYPE_NUMBERS, type);
}

const READERS: Readonly<Record<RegistryValueType, (data: unknown, path: string) => RegistryValue>> = {
  REG_SZ: (data, path) => ({ type: "REG_SZ", data: text(data, path) }),
  REG_EXPAND_SZ: (data, path) => ({ type: "REG_EXPAND_SZ", data: text(data, path) }),
  REG_MULTI_SZ: (data, path) => {
    if (!Array.isArray(data)) throw unfit(path, data, "an array of strings");
    return { type: "REG_MULTI_SZ", data: data.map((item, index) => text(item, path, `data[${index}]`)) };
  },
  REG_DWORD: (data, path) => {
    if (typeof data !== "number" || !Number.isInteger(data) || data < 0 || data > 0xffffffff) {
      throw unfit(path, data, "an integer from 0 to 4294967295");
    }
    return { type: "REG_DWORD", data };
  },
  REG_QWORD: (data, path) => {
    const digits = typeof data === "number" ? String(data) : data;
    if (typeof digits !== "string" || !/^\d{1,20}$/.test(digits) || BigInt(digits) > MAX_QWORD) {
      throw unfit(path, data, "a decimal number from 0 to 18446744073709551615");
    }
    return { type: "REG_QWORD", data: BigInt(digits) };
  },
  REG_BINARY: (data, path) => {
    if (typeof data !== "string" || !/^([0-9a-f]{2})*$/i.test(data)) {
      throw unfit(path, data, "a string of hexadecimal digit pairs");
    }
    return { type: "REG_BINARY", data: Uint8Array.from(Buffer.from(data, "hex")) };
  },
};

function text(data: unknown, path: string, name?: string): string {
  if (typeof data !== "string" || data.includes("\0")) throw unfit(path, data, "a string without NUL", name);
  return data;
}

function unfit(path: string, data: unknown, expected: string, name = "data"): SimulatorError {
  return invalid(path, `${name} ${shown(data)} is not ${expected}`);
}

function shown(json: unknown): string {
  const text = JSON.stringify(json) ?? "undefined";
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function invalid(path: string, problem: string): SimulatorError {
  return new SimulatorError({
    code: "invalid_registry_data",
    summary: `The registry data in ${path} cannot be used`,
    detail: `Correct it: ${problem}.`,
    path,
  });
}
