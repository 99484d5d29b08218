import type { Registry } from "../registry/registry";
import type { Shells } from "../shell/shells";
import type { Enumerations } from "../wmi/enumerations";
import type { WmiClasses } from "../wmi/wmi-classes";

/** What the requests to one host reach. */
export interface HostResources {
  readonly registry: Registry;
  readonly classes: WmiClasses;
  readonly enumerations: Enumerations;
  readonly shells: Shells;
}
