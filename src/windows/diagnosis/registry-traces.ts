import type { StrayValue } from "../../licensing";
import { typeOfValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { LOCAL_PLACES } from "../settings/places";

const RCM_KEY = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM";

/**
 * Places of the list of license servers that documentation has named and Windows' own tools do not write: an older text
 * of Microsoft's Azure guidance left out the last key, and two of its articles append the value's name to the key.
 */
const STRAY_PLACES: readonly StrayValue[] = [
  "SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters",
  `${LOCAL_PLACES.licenseServers.key}\\${LOCAL_PLACES.licenseServers.name}`,
].map((key) => ({ key, name: LOCAL_PLACES.licenseServers.name }));

/**
 * Has a key below it on a host that is joined to Entra ID; nothing documents it. On one that is not, it holds nothing or
 * does not exist.
 */
const ENTRA_JOIN_KEY = "SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo";

/** Whether the host bears the mark of a join to Entra ID. One request. */
export async function isEntraJoined(registry: Registry): Promise<boolean> {
  return ((await registry.subkeyNames(ENTRA_JOIN_KEY)) ?? []).length > 0;
}

/** Whether the host holds a license certificate. One request; the certificate itself is not read. */
export async function hasLicenseCertificate(registry: Registry): Promise<boolean> {
  return typeOfValue(await registry.valueTypes(RCM_KEY), "X509 Certificate") !== undefined;
}

/** License servers where Windows' own tools do not write them. Two requests. */
export async function strayValues(registry: Registry): Promise<readonly StrayValue[]> {
  const found: StrayValue[] = [];
  for (const place of STRAY_PLACES) {
    if (typeOfValue(await registry.valueTypes(place.key), place.name) !== undefined) found.push(place);
  }
  return found;
}
