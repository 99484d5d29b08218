import { isProblem, parseSessionHost, type Scope } from "../../licensing";
import { type ImportRequest, PluginError, type StateOutcome } from "../../plugin";
import { onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { hostProblemDetail } from "../validators";
import { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";

type S = typeof CONFIGURATION_SCHEMA;

/** Takes a host over as it is. It replaces nothing, so a later destroy has nothing to restore. */
export async function importConfiguration({ id, client, signal }: ImportRequest<HostPool>): Promise<StateOutcome<S>> {
  const { host, scope } = parseImportId(id);
  const parsed = parseSessionHost(host);
  if (isProblem(parsed)) throw PluginError.of("invalid_host", "Invalid import ID", hostProblemDetail(parsed));
  const licensing = await client.host(host).licensing(scope);
  return onHost(async () => {
    const { configuration, effective } = await licensing.read(signal);
    const found = { actual: configuration, effective };
    return { state: stateOf(identityOf({ host, scope, ...DEFAULTS }, client, null), found, { license_servers: [] }) };
  });
}

/** What an imported resource is given until its configuration says otherwise. */
const DEFAULTS = {
  redundancy: null,
  on_policy_override: defaultOf("on_policy_override"),
  write_method: defaultOf("write_method"),
  on_destroy: defaultOf("on_destroy"),
};

function defaultOf(attribute: "on_policy_override" | "write_method" | "on_destroy"): string {
  return String(CONFIGURATION_SCHEMA[attribute].default);
}

/** What follows the host in the ID of settings that are kept in Group Policy's values. */
const POLICY_SUFFIX = "/policy";

/** The ID by which a host's settings in a scope are imported. */
export function importId(host: string, scope: Scope): string {
  return scope === "policy" ? `${host}${POLICY_SUFFIX}` : host;
}

function parseImportId(id: string): { readonly host: string; readonly scope: Scope } {
  if (!id.endsWith(POLICY_SUFFIX)) return { host: id, scope: "local" };
  return { host: id.slice(0, -POLICY_SUFFIX.length), scope: "policy" };
}
