import type { Attribute, Schema } from "../schema";
import { isObjectValue, type ObjectValue, objectValue, UNKNOWN, type Value } from "../value";

/**
 * The plan that follows from the configuration alone: what the user wrote, defaults where nothing is written, computed
 * values as they are, or unknown when there are none yet.
 * @param prior the stored object, null when there is none
 */
export function defaultPlan(schema: Schema, config: ObjectValue, prior: ObjectValue | null): ObjectValue {
  const planned: { [name: string]: Value } = Object.create(null);
  for (const name of Object.keys(schema)) {
    planned[name] = plannedValue(schema[name] as Attribute, config[name] ?? null, prior?.[name]);
  }
  return planned;
}

function plannedValue(attribute: Attribute, config: Value, prior: Value | undefined): Value {
  if (config === null) return valueWithoutConfig(attribute, prior);
  return attribute.type.kind === "nested" ? plannedNested(attribute.type, config, prior) : config;
}

function valueWithoutConfig({ usage, default: constant }: Attribute, prior: Value | undefined): Value {
  if (usage === "defaulted") return constant ?? null;
  if (usage === "computed" || usage === "optional_computed") return prior === undefined ? UNKNOWN : prior;
  return null;
}

function plannedNested(type: Extract<Attribute["type"], { kind: "nested" }>, config: Value, prior: Value | undefined) {
  const plan = (item: Value, before: Value | undefined) =>
    isObjectValue(item) ? defaultPlan(type.attributes, item, isObjectValue(before) ? before : null) : item;
  if (type.nesting === "single") return plan(config, prior);
  if (Array.isArray(config)) {
    // Elements of a set have no identity by which an earlier one could be found.
    const before = type.nesting === "list" && Array.isArray(prior) ? prior : [];
    return config.map((item, index) => plan(item, before[index]));
  }
  if (!isObjectValue(config)) return config;
  const before = isObjectValue(prior) ? prior : {};
  return objectValue(Object.entries(config).map(([key, item]) => [key, plan(item, before[key])]));
}
