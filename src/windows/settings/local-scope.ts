import type { LicensingScope } from "./licensing-scope";
import { LOCAL_PLACES } from "./places";

/** A session host's own settings: one string a server, and a mode that says "not configured" itself. */
export const LOCAL_SCOPE: LicensingScope = {
  name: "local",
  places: LOCAL_PLACES,
  listValue: (data) => ({ type: "REG_MULTI_SZ", data }),
  clearedMode: "not_configured",
};
