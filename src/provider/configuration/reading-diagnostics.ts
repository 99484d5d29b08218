import { harmless } from "../../harmless-text";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../../plugin";
import type { EffectiveSettings, MistypedValue } from "../../windows";
import { SETTING_ATTRIBUTES } from "./configuration-schema";

/** What a user is to know of how Windows sees a host, whatever was read or written. */
export function effectiveDiagnostics(host: string, { roleActive, problem }: EffectiveSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (roleActive === false) {
    const detail = `The Remote Desktop Session Host role is not active on ${host}, so Windows needs no licenses there. The settings stay in the registry and apply once the role is installed.`;
    found.push(warningDiagnostic("Licensing does not apply yet", detail, ["host"]));
  }
  if (problem !== undefined) {
    const detail = `The registry of ${host} could be read, but Windows did not report what it uses: ${problem.summary}. ${problem.detail} "effective_mode" and "effective_license_servers" are null until it does; the settings themselves are managed as usual.`;
    found.push(warningDiagnostic("Effective values are not known", detail, ["host"]));
  }
  return found;
}

/** Tells of values that count for nothing, because Windows reads another type at their place; each on its attribute. */
export function mistypedDiagnostics(host: string, values: readonly MistypedValue[]): Diagnostic[] {
  return values.map(({ setting, place: { key, name, type: expected }, type, data }) => {
    const what = data === undefined ? type : `${type} (${harmless(JSON.stringify(data))})`;
    const detail = `${name} in HKLM\\${key} on ${host} is a ${what}, but Windows reads only a ${expected} there and treats the value as absent. Something other than Windows' own tools wrote it. An apply writes what is declared, with the right type. Change whatever wrote it to use that type too, or it comes back.`;
    return warningDiagnostic("Registry value of the wrong type", detail, [SETTING_ATTRIBUTES[setting]]);
  });
}

/** Refuses to replace what could not be read, and so not be put back on destroy. */
export function unreadableDiagnostics(host: string, values: readonly MistypedValue[]): Diagnostic[] {
  const unreadable = values.filter(({ data }) => data === undefined);
  return unreadable.map(({ setting, place: { key, name }, type }) => {
    const detail = `${name} in HKLM\\${key} on ${host} is a ${type}, a type that cannot be read over WMI, so a destroy could not put it back. Delete it on the host (reg delete "HKLM\\${key}" /v ${name}) and apply again.`;
    return errorDiagnostic("Registry value of a type that cannot be restored", detail, [SETTING_ATTRIBUTES[setting]]);
  });
}
