import type { Registry } from "../registry/registry";
import type { LicensingPlace, LicensingSetting } from "./places";
import type { LicensingScope } from "./scopes";
import { isEmptyList, isSameStoredValue, type StoredSettings } from "./stored-settings";
import type { StoredValue } from "./stored-value";

/** One change of the registry, and what is stored at its place once it is done. */
export interface LicensingStep {
  readonly setting: LicensingSetting;
  readonly leaves: StoredValue;
  run(registry: Registry): Promise<void>;
}

/** The changes of the registry that lead from one snapshot to another; none where nothing differs. */
export function licensingSteps(
  current: StoredSettings,
  target: StoredSettings,
  { places }: LicensingScope,
): LicensingStep[] {
  return orderOfChange(target).flatMap((setting) =>
    stepsOf(places[setting], current[setting], target[setting]).map((step) => ({ setting, ...step })),
  );
}

/**
 * When a mode is wanted, the servers come first: a host that knows its servers but not its mode is where every new host
 * is, while a mode without servers refuses users once the grace period is over. Taking settings away goes the other way.
 */
export function orderOfChange(target: StoredSettings): LicensingSetting[] {
  const isWanted = target.licenseServers.found === "value" && !isEmptyList(target.licenseServers);
  return isWanted ? ["licenseServers", "mode"] : ["mode", "licenseServers"];
}

function stepsOf({ key, name }: LicensingPlace, current: StoredValue, target: StoredValue) {
  if (isSameStoredValue(current, target)) return [];
  const step = (leaves: StoredValue, run: LicensingStep["run"]) => ({ leaves, run });
  const steps: Omit<LicensingStep, "setting">[] = [];
  if (target.found === "value" && !isEmptyList(target)) {
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
