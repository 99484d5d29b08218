import { PluginError } from "../diagnostics";
import { parseNumber } from "../number";
import { type ObjectValue, UNKNOWN, type Value } from "../value";
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

type CollectionType = Extract<ValueType, { readonly element: ValueType }>;

/** Where the value is that is being decoded: one list for all of them, which grows and shrinks, and is read for errors alone. */
type Place = (string | number)[];

/** One msgpack document of a known type. */
export function decodeMsgpack(bytes: Uint8Array, type: ValueType): Value {
  const reader = new MsgpackReader(bytes);
  const value = decodeValue(reader, type, []);
  if (!reader.done) throw mismatch([], "nothing more", "further data");
  return value;
}

function decodeValue(reader: MsgpackReader, type: ValueType, path: Place): Value {
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
      if (typeof token === "object" && "map" in token) return decodeMap(reader, token.map, type, path);
      break;
    case "object":
      if (typeof token === "object" && "map" in token) return decodeAttributes(reader, token.map, type, path);
  }
  throw mismatch(path, type.kind, nameOf(token));
}

function decodeNumber(token: Token, path: Place): Value {
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

function decodeArray(reader: MsgpackReader, length: number, element: ValueType, path: Place): Value {
  const items: Value[] = [];
  for (let index = 0; index < length; index += 1) {
    path.push(index);
    items.push(decodeValue(reader, element, path));
    path.pop();
  }
  return items;
}

function decodeAttributes(reader: MsgpackReader, length: number, type: ObjectType, path: Place): ObjectValue {
  const expected = Object.keys(type.attributes).length;
  if (length !== expected) throw mismatch(path, `an object of ${expected} attributes`, `${length} of them`);
  return decodeMap(reader, length, type, path);
}

function decodeMap(reader: MsgpackReader, length: number, type: CollectionType | ObjectType, path: Place): ObjectValue {
  const decoded: { [name: string]: Value } = Object.create(null);
  for (let left = length; left > 0; left -= 1) {
    const key = reader.next();
    if (typeof key !== "string") throw mismatch(path, "a string as key", nameOf(key));
    path.push(key);
    const inner = type.kind === "object" ? type.attributes[key] : type.element;
    if (inner === undefined) throw mismatch(path, "an attribute of the schema", `"${key}"`);
    decoded[key] = decodeValue(reader, inner, path);
    path.pop();
  }
  return decoded;
}

function nameOf(token: Token): string {
  if (typeof token === "object" && token !== null) return "array" in token ? "a list" : "a map";
  return typeof token;
}

function mismatch(path: Place, expected: string, found: string): PluginError {
  const where = path.length === 0 ? "a value" : path.join(".");
  return PluginError.of(
    "malformed_value",
    "Terraform sent a value that does not fit the schema",
    `Expected ${expected} for ${where}, received ${found}.`,
  );
}
