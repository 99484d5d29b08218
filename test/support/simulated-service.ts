import { FaultScript } from "../../src/simulator/fault-script";
import { regProgram } from "../../src/simulator/reg/reg";
import { Registry } from "../../src/simulator/registry/registry";
import { OperationQuota } from "../../src/simulator/service/operation-quota";
import { Service } from "../../src/simulator/service/service";
import { Shells } from "../../src/simulator/shell/shells";
import { commonClasses } from "../../src/simulator/windows/common-classes";
import type { WindowsState } from "../../src/simulator/windows/windows-state";
import { Enumerations } from "../../src/simulator/wmi/enumerations";
import { WmiClasses, type WmiContents } from "../../src/simulator/wmi/wmi-classes";

const identity = { computer: "rdsh1", domain: "CONTOSO", isLicenseServer: false };
const windows: WindowsState = {
  release: "2022",
  domainJoined: true,
  roleActive: true,
  graceDaysLeft: 120,
  policyWrites: "refused",
  settersWork: true,
  connectivity: new Map(),
  services: new Map(),
};

/** The service of a simulated host `rdsh1` without the HTTP side, and the script of its faults. */
export function simulatedService(
  options: { readonly registry?: Registry; readonly wmi?: WmiContents; readonly maxShells?: number } = {},
): { readonly service: Service; readonly faults: FaultScript } {
  const { registry = new Registry(), wmi, maxShells = 30 } = options;
  const faults = new FaultScript();
  const resources = {
    registry,
    classes: wmi === undefined ? new WmiClasses({}, commonClasses(identity, windows)) : new WmiClasses(wmi),
    enumerations: new Enumerations(),
    shells: new Shells({ reg: regProgram(registry) }, "vagrant", maxShells),
  };
  return { service: new Service({ computer: "rdsh1", resources, faults, quota: new OperationQuota(1500) }), faults };
}
