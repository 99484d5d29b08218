import { inKnownSpelling, type LicensingConfiguration } from "../../licensing";
import type { ConfigurationState } from "./configuration-schema";

/** The part of the state that is the user's own and not read from the host. */
export interface Identity {
  readonly id: string;
  readonly host: string;
  readonly on_destroy: string;
}

/** The state of a host that holds `actual`; a list that differs from `known` in spelling only keeps its spelling. */
export function stateOf(
  identity: Identity,
  actual: LicensingConfiguration,
  known: { readonly license_servers: readonly string[] },
): ConfigurationState {
  const { mode, licenseServers } = inKnownSpelling(actual, { licenseServers: known.license_servers });
  const { id, host, on_destroy } = identity;
  return { id, host, on_destroy, mode, license_servers: licenseServers };
}
