import { HostOwners } from "../../../src/provider/host-owners";
import type { HostPool } from "../../../src/provider/host-pool";
import { SessionHostLicensing } from "../../../src/windows";
import { LOCAL_PLACES } from "../../../src/windows/settings/places";
import { LOCAL_SCOPE } from "../../../src/windows/settings/scopes";
import { MemoryRegistry } from "../../windows/memory-registry";

export const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;

/** What Terraform hands on of a resource as it is usually declared, its identifier not known yet. */
export const PLANNED = {
  host: "rdsh1",
  mode: "per_user",
  license_servers: ["lic1"],
  scope: "local",
  redundancy: null,
  on_policy_override: "warn",
  write_method: "auto",
  on_destroy: "restore",
};

/** A session host whose registry is in memory, reached by `rdsh1` without WMI, and a request to it. */
export function scriptedHost() {
  const registry = new MemoryRegistry();
  registry.keys.set(MODE.key, new Map());
  const licensing = new SessionHostLicensing("rdsh1", LOCAL_SCOPE, { registry: () => registry });
  const signal = new AbortController().signal;
  const log = { debug: () => undefined };
  /** For a handler of the resource, in a walk of its own; its own type has more than this test needs. */
  const request = (more: object) => {
    const client = {
      host: (id: string) => ({
        id,
        placeOf: (scope: string) => `${id.toLowerCase()}/${scope}`,
        licensing: async () => licensing,
      }),
      owners: new HostOwners(),
    } as unknown as HostPool;
    return { client, signal, log, privateState: null, ...more } as never;
  };
  return { registry, request };
}
