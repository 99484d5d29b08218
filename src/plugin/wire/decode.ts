import { type AttributePath, PluginError } from "../diagnostics";
import { parseNumber } from "../number";
import { type ObjectValue, objectValue, UNKNOWN, type Value } from "../value";
import type { DynamicValue } from "./generated/tfplugin6";
import { decodeJson } from "./json";
import { MsgpackReader, type Token } from "./msgpack-reader";
import type { ObjectType, ValueType } from "./value-type";

/**
 * The object inside a `DynamicValue`: msgpack where there is some, else JSON, else null.
 * Throws `PluginError` `malformed_value` when it does not fit the type.
 */
export function decodeObject(value: DynamicValue | undefined, type: ObjectType): ObjectValue | null {
  if (value?.msgpack?.length) return decodeMsgpack(value.msgpack, type) as ObjectValue | null;
  if (value?.json?.length) return decodeJson(value.json, type);
  return null;
}

/** One msgpack document of a known type. */
export function decodeMsgpack(bytes: Uint8Array, type: ValueType): Value {
  const reader = new MsgpackReader(bytes);
  const value = decodeValue(reader, type, []);
  if (!reader.done) throw mismatch([], "nothing more", "further data");
  return value;
}

function decodeValue(reader: MsgpackReader, type: ValueType, path: AttributePath): Value {
  const token = reader.next();
  if (token === null || token === UNKNOWN) return token;
  switch (type.kind) {
    case "string":
      if (typeof token === "string") return token;
      break;
    case "bool":
      if (typeof token === "boolean") return token;
      break;
    case "number":
    case "integer":
      return decodeNumber(token, path);
    case "list":
    case "set":
      if (typeof token === "object" && "array" in token) return decodeArray(reader, token.array, type.element, path);
      break;
    case "map":
      if (typeof token === "object" && "map" in token) return decodeMap(reader, token.map, () => type.element, path);
      break;
    case "object":
      if (typeof token === "object" && "map" in token) return decodeAttributes(reader, token.map, type, path);
  }
  throw mismatch(path, type.kind, nameOf(token));
}

function decodeNumber(token: Token, path: AttributePath): Value {
  if (typeof token === "bigint") return token;
  const special = token === Number.POSITIVE_INFINITY || token === Number.NEGATIVE_INFINITY;
  if (typeof token === "number") return special ? token : normalized(token);
  const parsed = typeof token === "string" ? parseNumber(token) : undefined;
  if (parsed === undefined) throw mismatch(path, "number", nameOf(token));
  return parsed;
}

/** A double that is an integer beyond 2^53 stands for exactly that integer. */
function normalized(double: number): number | bigint {
  return Number.isInteger(double) && !Number.isSafeInteger(double) ? BigInt(double) : double;
}

function decodeArray(reader: MsgpackReader, length: number, element: ValueType, path: AttributePath): Value {
  return Array.from({ length }, (_, index) => decodeValue(reader, element, [...path, index]));
}

function decodeAttributes(reader: MsgpackReader, length: number, type: ObjectType, path: AttributePath): Value {
  const names = Object.keys(type.attributes);
  if (length !== names.length) throw mismatch(path, `an object of ${names.length} attributes`, `${length} of them`);
  return decodeMap(reader, length, (name) => type.attributes[name], path);
}

function decodeMap(
  reader: MsgpackReader,
  length: number,
  typeOf: (key: string) => ValueType | undefined,
  path: AttributePath,
): ObjectValue {
  const entries = Array.from({ length }, (): [string, Value] => {
    const key = reader.next();
    if (typeof key !== "string") throw mismatch(path, "a string as key", nameOf(key));
    const type = typeOf(key);
    if (type === undefined) throw mismatch([...path, key], "an attribute of the schema", `"${key}"`);
    return [key, decodeValue(reader, type, [...path, key])];
  });
  return objectValue(entries);
}

function nameOf(token: Token): string {
  if (typeof token === "object" && token !== null) return "array" in token ? "a list" : "a map";
  return typeof token;
}

function mismatch(path: AttributePath, expected: string, found: string): PluginError {
  const where = path.length === 0 ? "a value" : path.join(".");
  return PluginError.of(
    "malformed_value",
    "Terraform sent a value that does not fit the schema",
    `Expected ${expected} for ${where}, received ${found}.`,
  );
}
