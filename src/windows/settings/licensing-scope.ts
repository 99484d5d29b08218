import type { Scope } from "../../licensing";
import type { RegistryValue } from "../registry/registry-value";
import type { LicensingPlace, LicensingSetting } from "./places";

/** One set of places that settings are kept in, and the form they have there. */
export interface LicensingScope {
  readonly name: Scope;
  readonly places: { readonly [S in LicensingSetting]: LicensingPlace };
  /** The stored form of a list. */
  listValue(names: readonly string[]): RegistryValue;
  /** What the mode is set to when settings are cleared; undefined where its absence says so. */
  readonly clearedMode: "not_configured" | undefined;
}
