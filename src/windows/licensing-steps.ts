import { type LicensingSetting, LOCAL_PLACES } from "./licensing-places";
import { isSameStoredValue, type LicensingSnapshot } from "./licensing-snapshot";
import type { Registry } from "./registry/registry";
import type { StoredValue } from "./stored-value";

/** One change of the registry, and what is stored at its place once it is done. */
export interface LicensingStep {
  readonly setting: LicensingSetting;
  readonly leaves: StoredValue;
  run(registry: Registry): Promise<void>;
}

/**
 * The changes that lead from one snapshot to another; none where nothing differs.
 *
 * When a mode is wanted, the servers come first: a host that knows its servers but not its mode is where every new host
 * is, while a mode without servers refuses users once the grace period is over. Taking settings away goes the other way.
 */
export function licensingSteps(current: LicensingSnapshot, target: LicensingSnapshot): LicensingStep[] {
  const settings: LicensingSetting[] =
    target.licenseServers.found === "value" ? ["licenseServers", "mode"] : ["mode", "licenseServers"];
  return settings.flatMap((setting) => stepsOf(setting, current[setting], target[setting]));
}

function stepsOf(setting: LicensingSetting, current: StoredValue, target: StoredValue): LicensingStep[] {
  if (isSameStoredValue(current, target)) return [];
  const { key, name } = LOCAL_PLACES[setting];
  const step = (leaves: StoredValue, run: LicensingStep["run"]): LicensingStep => ({ setting, leaves, run });
  const steps: LicensingStep[] = [];
  if (target.found === "value") {
    const { value } = target;
    if (current.found === "no_key") steps.push(step({ found: "no_value" }, (registry) => registry.createKey(key)));
    steps.push(step(target, (registry) => registry.writeValue(key, name, value)));
    return steps;
  }
  if (current.found === "value" || current.found === "unreadable") {
    steps.push(step({ found: "no_value" }, (registry) => registry.deleteValue(key, name)));
  }
  if (target.found === "no_key" && current.found !== "no_key") {
    steps.push(step({ found: "no_key" }, (registry) => registry.deleteEmptyKey(key)));
  }
  return steps;
}
