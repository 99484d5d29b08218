import { PluginError } from "../diagnostics";
import { Decimal, parseNumber } from "../number";
import { isObjectValue, isUnknown, type ObjectValue, type Value } from "../value";
import type { DynamicValue } from "./generated/tfplugin6";
import { fitsInteger, MsgpackWriter } from "./msgpack-writer";
import type { ObjectType, ValueType } from "./value-type";

/**
 * An object as Terraform wants it: every attribute present, nothing else.
 * Throws `PluginError` `invalid_result` when the provider's value does not fit its schema.
 */
export function encodeObject(value: ObjectValue | null, type: ObjectType): DynamicValue {
  return { msgpack: encodeMsgpack(value, type) };
}

/** Where the value is that is being encoded, see `decode.ts`. */
type Place = (string | number)[];

export function encodeMsgpack(value: Value, type: ValueType): Buffer {
  const writer = new MsgpackWriter();
  encodeValue(writer, value, type, []);
  return writer.finish();
}

function encodeValue(writer: MsgpackWriter, value: Value | undefined, type: ValueType, path: Place): void {
  if (value === undefined) throw misfit(path, "nothing, where null was meant or a value forgotten");
  if (value === null) writer.nil();
  else if (isUnknown(value)) writer.unknown();
  else if (type.kind === "string" && typeof value === "string") writer.text(value);
  else if (type.kind === "bool" && typeof value === "boolean") writer.bool(value);
  else if (type.kind === "number" || type.kind === "integer") encodeNumber(writer, value, type.kind, path);
  else if ((type.kind === "list" || type.kind === "set") && Array.isArray(value)) {
    writer.array(value.length);
    for (let index = 0; index < value.length; index += 1) encodeInside(writer, value[index], type.element, path, index);
  } else if (type.kind === "map" && isObjectValue(value)) {
    const entries = Object.entries(value);
    writer.map(entries.length);
    for (const [key, item] of entries) {
      writer.text(key);
      encodeInside(writer, item, type.element, path, key);
    }
  } else if (type.kind === "object" && isObjectValue(value)) encodeAttributes(writer, value, type, path);
  else throw misfit(path, `a ${typeof value}, not a ${type.kind}`);
}

function encodeAttributes(writer: MsgpackWriter, value: ObjectValue, type: ObjectType, path: Place): void {
  for (const name in value) {
    if (!Object.hasOwn(type.attributes, name)) throw misfit([...path, name], "something the schema does not know");
  }
  const names = Object.keys(type.attributes);
  writer.map(names.length);
  for (const name of names) {
    writer.text(name);
    encodeInside(writer, value[name], type.attributes[name] as ValueType, path, name);
  }
}

function encodeInside(
  writer: MsgpackWriter,
  value: Value | undefined,
  type: ValueType,
  path: Place,
  step: string | number,
): void {
  path.push(step);
  encodeValue(writer, value, type, path);
  path.pop();
}

/** Fractions travel as decimal text: a double in msgpack would be read as its full binary expansion. */
function encodeNumber(writer: MsgpackWriter, value: Value, kind: "number" | "integer", path: Place): void {
  if (kind === "integer" && !Number.isSafeInteger(value)) throw misfit(path, "not an integer within 2^53");
  if (typeof value === "bigint") {
    if (fitsInteger(value)) writer.integer(value);
    else writer.text(String(value));
  } else if (value instanceof Decimal) {
    if (parseNumber(value.text) === undefined) throw misfit(path, "a decimal that is no number");
    writer.text(value.text);
  } else if (typeof value !== "number" || Number.isNaN(value)) throw misfit(path, "not a number");
  else if (Number.isInteger(value)) encodeNumber(writer, BigInt(value), "number", path);
  else if (Number.isFinite(value)) writer.text(String(value));
  else writer.double(value);
}

function misfit(path: Place, what: string): PluginError {
  const where = path.length === 0 ? "The object" : path.join(".");
  return PluginError.of(
    "invalid_result",
    "The provider returned an invalid value",
    `${where} is ${what}. This is a defect of the provider; please report it to its developers.`,
  );
}
