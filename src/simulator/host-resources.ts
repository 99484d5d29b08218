import type { Account } from "./accounts";
import { deploymentClasses } from "./deployment/deployment-classes";
import type { HostDefinition } from "./farm";
import type { FarmView } from "./farm-view";
import { tsLicenseKeyPack } from "./license-server/ts-license-key-pack";
import { tsLicenseServer } from "./license-server/ts-license-server";
import { regProgram } from "./reg/reg";
import type { Registry } from "./registry/registry";
import { registryWith } from "./registry/registry-json";
import type { HostResources } from "./service/host-resources";
import { Shells } from "./shell/shells";
import { LicensingSettings } from "./terminal-services/licensing-settings";
import { terminalServiceSetting } from "./terminal-services/terminal-service-setting";
import { commonClasses } from "./windows/common-classes";
import { dnsDomain } from "./windows/computer-name";
import { Enumerations } from "./wmi/enumerations";
import { WmiClasses } from "./wmi/wmi-classes";
import type { WmiProvider } from "./wmi/wmi-provider";

/** Where a host is: the domain and account of its farm, and the hosts beside it. */
export interface HostSurroundings {
  readonly account: Account;
  readonly farm: FarmView;
}

/** What a host of this definition has behind its listeners: a registry, WMI classes and shells that reach the registry. */
export function hostResources(definition: HostDefinition, surroundings: HostSurroundings): HostResources {
  const registry = registryWith(definition.registry);
  return {
    registry,
    classes: new WmiClasses(definition.wmi, wmiProviders(definition, surroundings, registry)),
    enumerations: new Enumerations(),
    shells: new Shells({ reg: regProgram(registry) }, surroundings.account.username, definition.maxShells),
  };
}

function wmiProviders(
  { name: computer, windows, licensing, deployment }: HostDefinition,
  { account, farm }: HostSurroundings,
  registry: Registry,
): readonly WmiProvider[] {
  const identity = { computer, domain: dnsDomain(account.domain), isLicenseServer: licensing !== undefined };
  const settings = new LicensingSettings(registry, windows);
  const server = licensing && { registry, windows, state: licensing };
  return [
    ...commonClasses(identity, windows),
    terminalServiceSetting({ state: windows, settings, farm, ...identity }),
    ...(server === undefined ? [] : [tsLicenseServer(server), tsLicenseKeyPack(server)]),
    ...(deployment === undefined ? [] : deploymentClasses({ ...identity, state: deployment, farm })),
  ];
}
