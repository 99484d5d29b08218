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

/**
 * The changes of the registry that lead from one snapshot to another; none where nothing differs. A key that both settings
 * have in common is created before the first of them, and deleted after the last.
 */
export function licensingSteps(
  current: StoredSettings,
  target: StoredSettings,
  { places }: LicensingScope,
): LicensingStep[] {
  const steps = orderOfChange(target).flatMap((setting) =>
    stepsOf(places[setting], current[setting], target[setting]).map((step) => ({ setting, ...step })),
  );
  const isSame = (one: KeyStep, other: KeyStep) => one.creates === other.creates && one.deletes === other.deletes;
  return steps.filter((step, index) => {
    const { creates, deletes } = step;
    if (creates !== undefined) return steps.findIndex((other) => isSame(step, other)) === index;
    return deletes === undefined || steps.findLastIndex((other) => isSame(step, other)) === index;
  });
}

/** What a step does to a key itself. */
interface KeyStep {
  readonly creates?: string;
  readonly deletes?: string;
}

type StepOfOne = Omit<LicensingStep, "setting"> & KeyStep;

/**
 * When a mode is wanted, the servers come first: a host that knows its servers but not its mode is where every new host
 * is, while a mode without servers refuses users once the grace period is over. Taking settings away goes the other way.
 */
export function orderOfChange(target: StoredSettings): LicensingSetting[] {
  const isWanted = target.licenseServers.found === "value" && !isEmptyList(target.licenseServers);
  return isWanted ? ["licenseServers", "mode"] : ["mode", "licenseServers"];
}

function stepsOf({ key, name }: LicensingPlace, current: StoredValue, target: StoredValue): StepOfOne[] {
  if (isSameStoredValue(current, target)) return [];
  if (target.found === "value" && !isEmptyList(target)) {
    const { value } = target;
    const write = { leaves: target, run: (registry: Registry) => registry.writeValue(key, name, value) };
    return current.found === "no_key" ? [createKey(key), write] : [write];
  }
  const steps: StepOfOne[] = [];
  if (current.found === "value" || current.found === "unreadable") {
    steps.push({ leaves: { found: "no_value" }, run: (registry) => registry.deleteValue(key, name) });
  }
  if (target.found === "no_key" && current.found !== "no_key") steps.push(deleteEmptyKey(key));
  return steps;
}

function createKey(key: string): StepOfOne {
  return { creates: key, leaves: { found: "no_value" }, run: (registry) => registry.createKey(key) };
}

function deleteEmptyKey(key: string): StepOfOne {
  return { deletes: key, leaves: { found: "no_key" }, run: (registry) => registry.deleteEmptyKey(key) };
}
