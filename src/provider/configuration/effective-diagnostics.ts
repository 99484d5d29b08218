import { type Diagnostic, warningDiagnostic } from "../../plugin";
import type { EffectiveSettings } from "../../windows";

/** What a user is to know of how Windows sees a host, whatever was read or written. */
export function effectiveDiagnostics(host: string, { roleActive, problem }: EffectiveSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (roleActive === false) {
    const detail = `The Remote Desktop Session Host role is not active on ${host}, so Windows asks for no licenses there. The settings are kept in the registry and apply once the role is installed.`;
    found.push(warningDiagnostic("Licensing does not apply yet", detail, ["host"]));
  }
  if (problem !== undefined) {
    const detail = `The registry of ${host} answered, and Windows' own report of its licensing did not: ${problem.summary}. ${problem.detail} "effective_mode" and "effective_license_servers" are null until it does; the settings themselves are managed as ever.`;
    found.push(warningDiagnostic("Effective values are not known", detail, ["host"]));
  }
  return found;
}
