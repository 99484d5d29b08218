import { formatPolicyLicenseServers, type Scope } from "../../licensing";
import type { RegistryValue } from "../registry/registry-value";
import { LOCAL_PLACES, POLICY_PLACES } from "./places";

/** One set of places that settings are kept in, and the form they have there. */
export interface LicensingScope {
  readonly name: Scope;
  readonly places: typeof LOCAL_PLACES | typeof POLICY_PLACES;
  /** The stored form of a list. */
  listValue(names: readonly string[]): RegistryValue;
  /** What the mode is set to when settings are cleared; undefined where its absence says so. */
  readonly clearedMode: "not_configured" | undefined;
}

/** A session host's own settings: one string a server, and a mode that says "not configured" itself. */
export const LOCAL_SCOPE: LicensingScope = {
  name: "local",
  places: LOCAL_PLACES,
  listValue: (data) => ({ type: "REG_MULTI_SZ", data }),
  clearedMode: "not_configured",
};

/** The settings of Group Policy: the list is one text, and a policy that is not configured has no value. */
export const POLICY_SCOPE: LicensingScope = {
  name: "policy",
  places: POLICY_PLACES,
  listValue: (names) => ({ type: "REG_SZ", data: formatPolicyLicenseServers(names) }),
  clearedMode: undefined,
};

export const LICENSING_SCOPES: { readonly [S in Scope]: LicensingScope } = { local: LOCAL_SCOPE, policy: POLICY_SCOPE };
