import { harmless } from "../../harmless-text";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../../plugin";
import type { MistypedValue } from "../../windows";
import { ATTRIBUTES } from "./setting-attributes";

/** Tells of values that count for nothing, because Windows reads another type at their place; each on its attribute. */
export function mistypedDiagnostics(host: string, values: readonly MistypedValue[]): Diagnostic[] {
  return values.map(({ setting, place: { key, name, type: expected }, type, data }) => {
    const what = data === undefined ? type : `${type} (${harmless(JSON.stringify(data))})`;
    const detail = `${name} in HKLM\\${key} on ${host} is a ${what}, and Windows reads a ${expected} there: to Windows there is no value. Something other than Windows' own tools wrote it. An apply writes what is declared, with the right type; let whatever wrote it use that type too, or it comes back.`;
    return warningDiagnostic("Registry value of the wrong type", detail, [ATTRIBUTES[setting]]);
  });
}

/** Refuses to replace what could not be read, and so not be put back on destroy. */
export function unreadableDiagnostics(host: string, values: readonly MistypedValue[]): Diagnostic[] {
  const unreadable = values.filter(({ data }) => data === undefined);
  return unreadable.map(({ setting, place: { key, name }, type }) => {
    const detail = `${name} in HKLM\\${key} on ${host} is a ${type}, a type that cannot be read over WMI, so that destroy could not put it back. Delete it on the host (reg delete "HKLM\\${key}" /v ${name}) and apply again.`;
    return errorDiagnostic("Registry value of a type that cannot be restored", detail, [ATTRIBUTES[setting]]);
  });
}
