import { isProblem, parseSessionHost } from "../../licensing";
import { type ImportRequest, PluginError, type StateOutcome } from "../../plugin";
import { configurationOf } from "../../windows";
import { onHost } from "../host-diagnostics";
import type { HostSessions } from "../host-sessions";
import type { CONFIGURATION_SCHEMA } from "./configuration-schema";
import { stateOf } from "./configuration-state";
import { toPrivateState } from "./private-state";

type S = typeof CONFIGURATION_SCHEMA;

/** Takes a host over as it is: what it holds now is what a later destroy restores. */
export async function importConfiguration({
  id,
  client,
  signal,
}: ImportRequest<HostSessions>): Promise<StateOutcome<S>> {
  const parsed = parseSessionHost(id);
  if (isProblem(parsed)) throw PluginError.of("invalid_host", "Invalid import ID", parsed.detail);
  const licensing = await client.licensingOf(id);
  return onHost(async () => {
    const original = await licensing.snapshot(signal);
    const identity = { id: client.idOf(id), host: id, on_destroy: "restore" };
    const state = stateOf(identity, configurationOf(original, licensing.host), { license_servers: [] });
    return { state, privateState: toPrivateState(original) };
  });
}
