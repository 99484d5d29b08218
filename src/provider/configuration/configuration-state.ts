import { harmlessValues } from "../../harmless-text";
import {
  type EffectiveLicensing,
  inKnownSpelling,
  isSameLicenseServerList,
  type LicensingConfiguration,
} from "../../licensing";
import type { HostPool } from "../host-pool";
import type { ConfigurationState } from "./configuration-schema";

/** The part of the state that is not read from the host: the user's own, and what was there before. */
export type Identity = Pick<
  ConfigurationState,
  "id" | "host" | "scope" | "redundancy" | "on_policy_override" | "write_method" | "on_destroy" | "original"
>;

/** The identifier of what is to be created is not known yet. */
type GivenIdentity = Omit<Identity, "id" | "original"> & { readonly id?: unknown };

/** That part, of what is stored or planned. An identifier that was promised is kept, whatever the provider's port is. */
export function identityOf(given: GivenIdentity, client: HostPool, original: Identity["original"]): Identity {
  const { host, scope, redundancy, on_policy_override, write_method, on_destroy } = given;
  const id = typeof given.id === "string" ? given.id : client.host(host).id;
  return { id, host, scope, redundancy, on_policy_override, write_method, on_destroy, original };
}

/**
 * The state of a host that holds `actual`; a list that differs from `known` in spelling only keeps its spelling. What a
 * host holds that is no valid name is shown so that it does not steer who reads it; no valid name is spelled like that.
 */
export function stateOf(
  identity: Identity,
  { actual, effective }: { readonly actual: LicensingConfiguration; readonly effective: EffectiveLicensing },
  known: { readonly license_servers: readonly string[] },
): ConfigurationState {
  const { mode, licenseServers } = inKnownSpelling(actual, { licenseServers: known.license_servers });
  const found = {
    mode,
    license_servers: licenseServers,
    effective_mode: effective.mode ?? null,
    effective_license_servers: spelledAs(licenseServers, effective.licenseServers) ?? null,
    mode_source: effective.modeSource,
    license_servers_source: effective.licenseServersSource,
  };
  return { ...identity, ...harmlessValues(found) };
}

function spelledAs(known: readonly string[], list: readonly string[] | undefined): readonly string[] | undefined {
  return list !== undefined && isSameLicenseServerList(list, known) ? known : list;
}
