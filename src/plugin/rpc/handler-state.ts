import { type Diagnostic, errorDiagnostic, PluginError } from "../diagnostics";
import type { JsonValue } from "../resource";
import { isWhollyKnown, type ObjectValue } from "../value";

/** An error for every attribute that a handler left unknown: Terraform stores only known values. */
export function checkKnown(state: ObjectValue | null): readonly Diagnostic[] {
  if (state === null || isWhollyKnown(state)) return [];
  return Object.entries(state)
    .filter(([, value]) => value !== undefined && !isWhollyKnown(value))
    .map(([name]) =>
      errorDiagnostic(
        "The provider returned an unknown value",
        `${name} is still unknown. This is a defect of the provider; please report it to its developers.`,
        [name],
      ),
    );
}

/** Private state is JSON on the wire; none is null. Throws `PluginError` `malformed_value`. */
export function decodePrivate(bytes: Buffer | undefined): JsonValue {
  if (bytes === undefined || bytes.length === 0) return null;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw PluginError.of(
      "malformed_value",
      "The private state cannot be read",
      "What this provider stored with the object is not JSON: another program has written it.",
    );
  }
}

/** @param kept what stays where there is no new value */
export function encodePrivate(value: JsonValue | undefined, kept: Buffer | undefined): Buffer | undefined {
  return value === undefined ? kept : Buffer.from(JSON.stringify(value));
}
