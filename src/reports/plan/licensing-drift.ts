import { isDeepStrictEqual } from "node:util";
import type { PlanCoverage } from "./plan-coverage";
import {
  hasMark,
  identityOf,
  type Json,
  type JsonObject,
  markedNames,
  type ObjectIdentity,
  type PlanDocument,
  type ResourceChange,
  type ResourceValues,
} from "./plan-document";

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

/** One `rdslicensing_configuration` of a plan, or an object that another took the place of. */
export interface PlannedHost extends ObjectIdentity {
  readonly host: string;
  /**
   * `unmanaged`: declared, and not created yet; `leaving`: managed, but no longer declared; `not_planned`: planning failed
   * before it came to this host; `not_refreshed`: the plan left it out. What is known of these two is old.
   */
  readonly state: "in_sync" | "drifted" | "unmanaged" | "leaving" | "not_planned" | "not_refreshed";
  readonly drift: readonly SettingDrift[];
  /** The host's own attributes as refreshed; null when it is not managed yet. */
  readonly found: JsonObject | null;
  readonly declared: JsonObject | null;
  /** The names of attributes whose values are not to be shown. */
  readonly sensitive: ReadonlySet<string>;
}

export interface DriftEvidence {
  readonly coverage: PlanCoverage;
  /** The state as it was stored before the plan, for what a plan does not tell of deposed objects. */
  readonly stored?: readonly ResourceValues[];
}

/** Every host of a plan, of a normal one or of one made with `-refresh-only`. */
export function licensingDrift(plan: PlanDocument, { coverage, stored = [] }: DriftEvidence): PlannedHost[] {
  const outside = new Map(configurations(plan.drift).map((change) => [identityOf(change), change]));
  const before = new Map(stored.map((object) => [identityOf(object), object.values]));
  const changes = configurations(plan.changes);
  const planned = changes.flatMap((change): PlannedHost[] => {
    const hosts = fromChange(change, outside.get(identityOf(change)));
    const isAsDeclared = ({ state }: PlannedHost) => state === "in_sync" && !coverage.isRefreshed(change);
    return hosts.map((host) => (isAsDeclared(host) ? withoutDrift(host, "not_refreshed") : host));
  });
  const seen = new Set(changes.map(identityOf));
  const others = configurations(plan.found).filter((object) => !seen.has(identityOf(object)));
  const unplanned = others.map((object): PlannedHost => {
    const host = fromRefresh(object, outside.get(identityOf(object)));
    if (host.drift.length > 0 || coverage.isFound(object)) return host;
    return withoutDrift(host, plan.errored ? "not_planned" : "not_refreshed");
  });
  return [...planned, ...unplanned].map((host) => withStored(host, before.get(identityOf(host))));
}

function configurations<T extends { readonly type: string }>(objects: readonly T[]): T[] {
  return objects.filter(({ type }) => type === CONFIGURATION);
}

function withoutDrift(host: PlannedHost, state: "not_planned" | "not_refreshed"): PlannedHost {
  return { ...host, state, drift: [] };
}

/** A plan never says what was changed at a deposed object, which is to be destroyed whatever it holds. */
function withStored(host: PlannedHost, stored: JsonObject | undefined): PlannedHost {
  if (host.deposed === undefined || host.found === null || isOld(host)) return host;
  const drift = stored === undefined ? [] : differences(stored, host.found);
  return { ...host, state: drift.length > 0 ? "drifted" : "leaving", drift, declared: stored ?? null };
}

function isOld({ state }: PlannedHost): boolean {
  return state === "not_planned" || state === "not_refreshed";
}

function fromChange(change: ResourceChange, outside: ResourceChange | undefined): PlannedHost[] {
  const { address, deposed, actions, before } = change;
  const after = known(change);
  const identity = deposed === undefined ? { address } : { address, deposed };
  const sensitive = markedNames(change.sensitive);
  const base = { ...identity, host: hostOf(after ?? before), found: before, declared: after, sensitive };
  if (before === null || change.importing) return [{ ...base, state: "unmanaged", drift: [] }];
  if (actions.includes("create")) return replacement(change, before);
  if (after === null) return [{ ...base, state: "leaving", drift: [] }];
  const drift = SETTINGS.flatMap((attribute) => settingDrift(attribute, change, outside));
  return [{ ...base, state: drift.length > 0 ? "drifted" : "in_sync", drift }];
}

/**
 * Another host, which was never asked, or another place on the same one: what was found says nothing about either. The
 * host that was managed until now is given back when it is another.
 */
function replacement({ address, after, sensitive: marks }: ResourceChange, before: JsonObject): PlannedHost[] {
  const sensitive = markedNames(marks);
  const planned: PlannedHost = {
    address,
    host: hostOf(after),
    state: "unmanaged",
    drift: [],
    found: null,
    declared: after,
    sensitive,
  };
  const old = hostOf(before);
  if (old === planned.host) return [planned];
  return [planned, { address, host: old, state: "leaving", drift: [], found: before, declared: null, sensitive }];
}

/** What will be, without what is known after the apply only, be it one name of a list. */
function known({ after, afterUnknown }: ResourceChange): JsonObject | null {
  if (after === null) return null;
  return Object.fromEntries(Object.entries(after).filter(([name]) => !hasMark(afterUnknown[name])));
}

function settingDrift(
  attribute: SettingDrift["attribute"],
  { before, after, afterUnknown }: ResourceChange,
  outside: ResourceChange | undefined,
): SettingDrift[] {
  const stored = outside?.before?.[attribute] ?? null;
  const changedOutside = !isDeepStrictEqual(stored, outside?.after?.[attribute] ?? null);
  const isOpen = hasMark(afterUnknown[attribute]);
  // What will be declared is not known yet; what was is, and the host was changed from that.
  if (isOpen && !changedOutside) return [];
  const [found, declared] = [before?.[attribute] ?? null, isOpen ? stored : (after?.[attribute] ?? null)];
  if (isDeepStrictEqual(found, declared)) return [];
  return [{ attribute, declared, found, changedIn: changedOutside ? "host" : "code" }];
}

/** Without planned changes, what the state declared before the refresh is what counts. */
function fromRefresh(object: ResourceValues, outside: ResourceChange | undefined): PlannedHost {
  const { address, deposed, values: found } = object;
  const declared = outside?.before ?? found;
  const drift = differences(declared, found);
  return {
    ...(deposed === undefined ? { address } : { address, deposed }),
    host: hostOf(found),
    state: drift.length > 0 ? "drifted" : "in_sync",
    drift,
    found,
    declared,
    sensitive: markedNames([object.sensitive, ...(outside?.sensitive ?? [])]),
  };
}

function differences(declared: JsonObject, found: JsonObject): SettingDrift[] {
  return SETTINGS.map(
    (attribute): SettingDrift => ({
      attribute,
      declared: declared[attribute] ?? null,
      found: found[attribute] ?? null,
      changedIn: "host",
    }),
  ).filter((one) => !isDeepStrictEqual(one.declared, one.found));
}

function hostOf(values: JsonObject | null): string {
  return typeof values?.host === "string" ? values.host : "(not known yet)";
}
