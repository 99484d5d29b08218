import { PluginError } from "../diagnostics";
import { parseNumber } from "../number";
import { type ObjectValue, objectValue, type Value } from "../value";
import type { ObjectType, ValueType } from "./value-type";

/** A number that JSON.parse may not give as it is written, or a text that looks like one. */
const MAY_BE_ROUNDED = /\d{16}|(?:^|[\s:,[])-?(?:\d+[.eE]|0)/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * An object as stored in a state file. Made for state written under another version of the schema: missing attributes
 * are null, surplus ones are dropped, and text, numbers and booleans turn into one another where the text allows it.
 * Throws `PluginError` `malformed_value` when it is no JSON object or a value cannot be turned.
 */
export function decodeJson(json: Uint8Array, type: ObjectType): ObjectValue | null {
  const stored = Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString("utf8");
  // JSON.parse rounds numbers, so it gets those as strings.
  const text = MAY_BE_ROUNDED.test(stored)
    ? stored.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`))
    : stored;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unreadable("it is not JSON");
  }
  return convert(parsed, type, "the object") as ObjectValue | null;
}

function convert(value: unknown, type: ValueType, where: string): Value {
  if (value === null || value === undefined) return null;
  const converted = typeof value === "object" ? convertCollection(value, type, where) : convertScalar(value, type);
  if (converted === undefined) throw unreadable(`${where} is no ${type.kind}`);
  return converted;
}

function convertScalar(value: unknown, type: ValueType): Value | undefined {
  const text = String(value);
  if (type.kind === "string") return text;
  if (type.kind === "number" || type.kind === "integer") return parseNumber(text);
  if (type.kind === "bool" && (text === "true" || text === "false")) return text === "true";
  return undefined;
}

function convertCollection(value: object, type: ValueType, where: string): Value | undefined {
  if (type.kind === "object" && !Array.isArray(value)) {
    const source = value as { readonly [name: string]: unknown };
    const converted: { [name: string]: Value } = Object.create(null);
    for (const name of Object.keys(type.attributes)) {
      const stored = Object.hasOwn(source, name) ? source[name] : null;
      converted[name] = convert(stored, type.attributes[name] as ValueType, name);
    }
    return converted;
  }
  if (type.kind === "map" && !Array.isArray(value)) {
    return objectValue(Object.entries(value).map(([key, item]) => [key, convert(item, type.element, where)]));
  }
  if ((type.kind === "list" || type.kind === "set") && Array.isArray(value)) {
    return value.map((item) => convert(item, type.element, where));
  }
  return undefined;
}

function unreadable(why: string): PluginError {
  return PluginError.of(
    "malformed_value",
    "The stored state cannot be read",
    `The state of this object does not fit the provider's schema: ${why}. Use the version of the provider that wrote it.`,
  );
}
