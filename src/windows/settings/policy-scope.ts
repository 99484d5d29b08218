import { formatPolicyLicenseServers } from "../../licensing";
import type { LicensingScope } from "./licensing-scope";
import { POLICY_PLACES } from "./places";

/** The settings of Group Policy: the list is one text, and a policy that is not configured has no value. */
export const POLICY_SCOPE: LicensingScope = {
  name: "policy",
  places: POLICY_PLACES,
  listValue: (names) => ({ type: "REG_SZ", data: formatPolicyLicenseServers(names) }),
  clearedMode: undefined,
};
