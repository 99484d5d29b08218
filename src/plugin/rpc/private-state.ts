import { PluginError } from "../diagnostics";
import type { JsonValue } from "../resource";

/** Private state is JSON on the wire; nothing at all is null. Throws `PluginError` `malformed_value`. */
export function decodePrivate(bytes: Buffer | undefined): JsonValue {
  if (bytes === undefined || bytes.length === 0) return null;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw PluginError.of(
      "malformed_value",
      "The private state cannot be read",
      "What this provider stored beside the object is not JSON: another program has written it.",
    );
  }
}

/** @param kept what stays when there is no new value */
export function encodePrivate(value: JsonValue | undefined, kept: Buffer | undefined): Buffer | undefined {
  return value === undefined ? kept : Buffer.from(JSON.stringify(value));
}
