import type { Account } from "./accounts";
import type { HostDefinition } from "./farm";
import { regProgram } from "./reg/reg";
import { registryWith } from "./registry/registry-json";
import type { HostResources } from "./service/host-resources";
import { Shells } from "./shell/shells";
import { defaultClasses } from "./wmi/default-classes";
import { Enumerations } from "./wmi/enumerations";
import { WmiClasses, type WmiContents } from "./wmi/wmi-classes";

/** What a host of this definition has behind its listeners: a registry, WMI classes and shells that reach the registry. */
export function hostResources(definition: HostDefinition, account: Account): HostResources {
  const registry = registryWith(definition.registry);
  return {
    registry,
    classes: new WmiClasses(withDefaults(defaultClasses(definition.name), definition.wmi)),
    enumerations: new Enumerations(),
    shells: new Shells({ reg: regProgram(registry) }, account.username, definition.maxShells),
  };
}

function withDefaults(defaults: WmiContents, own: WmiContents): WmiContents {
  const merged = Object.keys({ ...defaults, ...own });
  return Object.fromEntries(merged.map((namespace) => [namespace, { ...defaults[namespace], ...own[namespace] }]));
}
