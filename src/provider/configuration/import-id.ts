import type { Scope } from "../../licensing";

/** What follows the host in the ID of settings that are kept in Group Policy's values. */
const POLICY_SUFFIX = "/policy";

/** The ID by which a host's settings in a scope are imported. */
export function importId(host: string, scope: Scope): string {
  return scope === "policy" ? `${host}${POLICY_SUFFIX}` : host;
}

export function parseImportId(id: string): { readonly host: string; readonly scope: Scope } {
  if (!id.endsWith(POLICY_SUFFIX)) return { host: id, scope: "local" };
  return { host: id.slice(0, -POLICY_SUFFIX.length), scope: "policy" };
}
