import { type ConfigurableMode, differences, type LicensingConfiguration, type Scope } from "../../licensing";
import { type Diagnostic, warningDiagnostic } from "../../plugin";
import { describeHeldSettings } from "../../windows";
import { importId } from "./import-id";
import { ATTRIBUTES } from "./setting-attributes";
import type { Wanted } from "./wanted";

/** Warns where a host that is to be managed holds other settings already, on the first attribute that replaces one. */
export function heldDiagnostics(wanted: Wanted, held: LicensingConfiguration, id: string): Diagnostic[] {
  const { host, mode, license_servers, scope, on_destroy } = wanted;
  const declared = { mode: mode as ConfigurableMode, licenseServers: license_servers };
  const isSet = { mode: held.mode !== "not_configured", licenseServers: held.licenseServers.length > 0 };
  const [replaced] = differences(declared, held).filter((setting) => isSet[setting]);
  if (replaced === undefined) return [];
  const { title, detail } = describeHeldSettings({ host, ...held });
  const after = `Creating this resource replaces what differs${AFTERWARDS[on_destroy] ?? ""}. To manage the host as it is, import it instead, with id = "${importId(id, scope as Scope)}" in an import block or "terraform import", and declare what it holds.`;
  return [warningDiagnostic(title, `${detail} ${after}`, [ATTRIBUTES[replaced]])];
}

const AFTERWARDS: Readonly<Record<string, string>> = {
  restore: ', records it in "original" and restores it on destroy',
  clear: ', and on_destroy = "clear" does not restore it',
  keep: ', and on_destroy = "keep" does not restore it',
};
