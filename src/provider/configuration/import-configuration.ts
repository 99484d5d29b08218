import { isProblem, parseSessionHost } from "../../licensing";
import { type ImportRequest, PluginError, type StateOutcome } from "../../plugin";
import { hostProblemDetail } from "../host-attribute";
import { onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { identityOf, stateOf } from "./configuration-state";
import { parseImportId } from "./import-id";

type S = typeof CONFIGURATION_SCHEMA;

/** Takes a host over as it is. It replaces nothing, so a later destroy has nothing to restore. */
export async function importConfiguration({
  id,
  client,
  signal,
}: ImportRequest<HostSessions>): Promise<StateOutcome<S>> {
  const { host, scope } = parseImportId(id);
  const parsed = parseSessionHost(host);
  if (isProblem(parsed)) throw PluginError.of("invalid_host", "Invalid import ID", hostProblemDetail(parsed));
  const licensing = await client.licensingOf(host, scope);
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
