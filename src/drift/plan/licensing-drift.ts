import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject, PlanDocument, ResourceChange } from "./plan-document";

const CONFIGURATION = "rdslicensing_configuration";
/** What is declared of a host and read back from it. */
const SETTINGS = ["mode", "license_servers"] as const;

/** A setting that a host holds otherwise than declared. */
export interface SettingDrift {
  readonly attribute: (typeof SETTINGS)[number];
  readonly declared: Json;
  readonly found: Json;
  /** `host`: changed on the host since Terraform last knew it; `code`: the declaration changed and was not applied. */
  readonly changedIn: "host" | "code";
}

/** One `rdslicensing_configuration` of a plan. */
export interface PlannedHost {
  readonly address: string;
  readonly host: string;
  /**
   * `unmanaged`: declared, and not created yet; `leaving`: managed, and declared no longer; `not_planned`: planning
   * failed before it came to this host, so what is known of it is old.
   */
  readonly state: "in_sync" | "drifted" | "unmanaged" | "leaving" | "not_planned";
  readonly drift: readonly SettingDrift[];
  /** The host's own attributes as refreshed; null when it is not managed yet. */
  readonly found: JsonObject | null;
  readonly declared: JsonObject | null;
}

/** Every host of a plan, of a normal one or of one made with `-refresh-only`. */
export function licensingDrift(plan: PlanDocument): PlannedHost[] {
  const outside = new Map(configurations(plan.drift).map((change) => [change.address, change]));
  const changes = configurations(plan.changes);
  const planned = changes.flatMap((change) => fromChange(change, outside.get(change.address)));
  const seen = new Set(changes.map(({ address }) => address));
  const refreshed = plan.found.filter(({ type, address }) => type === CONFIGURATION && !seen.has(address));
  return [
    ...planned,
    ...refreshed.map(({ address, values }) => {
      const host = fromRefresh(address, values, outside.get(address));
      return plan.errored && host.drift.length === 0 ? { ...host, state: "not_planned" as const } : host;
    }),
  ];
}

function configurations(changes: readonly ResourceChange[]): ResourceChange[] {
  return changes.filter(({ type }) => type === CONFIGURATION);
}

function fromChange(change: ResourceChange, outside: ResourceChange | undefined): PlannedHost[] {
  const { address, actions, before } = change;
  const after = known(change);
  const base = { address, host: hostOf(after ?? before), found: before, declared: after };
  if (before === null) return [{ ...base, state: "unmanaged", drift: [] }];
  if (actions.includes("create")) return replacement(change, before);
  if (after === null) return [{ ...base, state: "leaving", drift: [] }];
  const drift = SETTINGS.flatMap((attribute) => settingDrift(attribute, change, outside));
  return [{ ...base, state: drift.length > 0 ? "drifted" : "in_sync", drift }];
}

/**
 * Another host, which was never looked at, or another place on the same one: what was found says nothing of either. The
 * host that was managed until now is given back when it is another.
 */
function replacement({ address, after }: ResourceChange, before: JsonObject): PlannedHost[] {
  const planned: PlannedHost = {
    address,
    host: hostOf(after),
    state: "unmanaged",
    drift: [],
    found: null,
    declared: after,
  };
  const old = hostOf(before);
  if (old === planned.host) return [planned];
  return [planned, { address, host: old, state: "leaving", drift: [], found: before, declared: null }];
}

/** What will be, without what is known after the apply only, be it one name of a list. */
function known({ after, afterUnknown }: ResourceChange): JsonObject | null {
  if (after === null) return null;
  return Object.fromEntries(Object.entries(after).filter(([name]) => !hasUnknown(afterUnknown[name])));
}

/** In a plan's `after_unknown`, true stands for each value that is not known. */
function hasUnknown(json: Json | undefined): boolean {
  if (typeof json !== "object" || json === null) return json === true;
  return Object.values(json).some(hasUnknown);
}

function settingDrift(
  attribute: SettingDrift["attribute"],
  { before, after, afterUnknown }: ResourceChange,
  outside: ResourceChange | undefined,
): SettingDrift[] {
  if (hasUnknown(afterUnknown[attribute])) return [];
  const [found, declared] = [before?.[attribute] ?? null, after?.[attribute] ?? null];
  if (isDeepStrictEqual(found, declared)) return [];
  const changedOutside = !isDeepStrictEqual(outside?.before?.[attribute] ?? null, outside?.after?.[attribute] ?? null);
  return [{ attribute, declared, found, changedIn: changedOutside ? "host" : "code" }];
}

/** Without planned changes, what the state declared before the refresh is what counts. */
function fromRefresh(address: string, found: JsonObject, outside: ResourceChange | undefined): PlannedHost {
  const declared = outside?.before ?? found;
  const drift = SETTINGS.filter(
    (attribute) => !isDeepStrictEqual(declared[attribute] ?? null, found[attribute] ?? null),
  ).map(
    (attribute): SettingDrift => ({
      attribute,
      declared: declared[attribute] ?? null,
      found: found[attribute] ?? null,
      changedIn: "host",
    }),
  );
  return { address, host: hostOf(found), state: drift.length > 0 ? "drifted" : "in_sync", drift, found, declared };
}

function hostOf(values: JsonObject | null): string {
  return typeof values?.host === "string" ? values.host : "(not known yet)";
}
