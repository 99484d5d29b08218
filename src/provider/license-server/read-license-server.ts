import { harmlessValues } from "../../harmless-text";
import { calTotals, type KeyPack, knownOrNull } from "../../licensing";
import type { DataOutcome, DataRequest } from "../../plugin";
import { type LicenseServerReading, readLicenseServer } from "../../windows";
import type { HostPool } from "../host-pool";
import { onHostInTime } from "../on-host-in-time";
import type { LICENSE_SERVER_SCHEMA, LicenseServerState } from "./license-server";

type S = typeof LICENSE_SERVER_SCHEMA;

/** Reads a license server; an account that may not see its properties is an error, not an empty server. */
export async function readLicenseServerState({
  config: { host },
  client,
  signal,
}: DataRequest<S, HostPool>): Promise<DataOutcome<S>> {
  const reading = await onHostInTime(client, host, signal, readLicenseServer);
  return { state: { host, id: client.host(host).id, ...harmlessValues(stateOf(reading)) } };
}

function stateOf(reading: LicenseServerReading): Omit<LicenseServerState, "host" | "id"> {
  return {
    activation_status: reading.activation,
    server_id: knownOrNull(reading.serverId),
    role: reading.role ?? null,
    version: reading.version ?? null,
    key_packs: reading.keyPacks.map(keyPackState),
    totals: calTotals(reading.keyPacks, new Date()).map(({ productVersion, bought, ...total }) => ({
      ...total,
      product_version: productVersion,
      total: bought,
    })),
    security_group_enforced: knownOrNull(reading.securityGroupEnforced),
    prevents_upgrade: knownOrNull(reading.preventsUpgrade),
    in_domain_group: knownOrNull(reading.inDomainGroup),
  };
}

function keyPackState(pack: KeyPack) {
  const { typeAndModel: type_and_model, productVersion: product_version, productVersionId, ...rest } = pack;
  return { ...rest, type_and_model, product_version, product_version_id: productVersionId };
}
