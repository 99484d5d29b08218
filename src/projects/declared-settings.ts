import type { ConfigurableMode, Scope } from "../licensing";

/** The licensing settings of session hosts, as code declares them. */
export interface DeclaredSettings {
  readonly mode: ConfigurableMode;
  /** The primary first. */
  readonly licenseServers: readonly string[];
  readonly scope: Scope;
}
