import { isDeepStrictEqual } from "node:util";
import {
  type DesiredConfiguration,
  isSameLicenseServerList,
  type LicensingConfiguration,
  modeFromNumber,
  numberFromMode,
  parsePolicyLicenseServers,
} from "../../licensing";
import type { FoundRegistryType, RegistryValue } from "../registry/registry-value";
import type { LicensingScope } from "./licensing-scope";
import type { LicensingPlace, LicensingSetting } from "./places";
import type { StoredValue } from "./stored-value";

/** Both licensing settings as stored, value types included. JSON-shaped, so that it can be kept and restored. */
export type StoredSettings = { readonly [S in LicensingSetting]: StoredValue };

/** What the stored values mean to Windows, which takes a value of another type than it reads there for none. */
export function configurationOf(snapshot: StoredSettings, { places }: LicensingScope): LicensingConfiguration {
  const mode = typedValue(snapshot.mode, places.mode);
  const servers = typedValue(snapshot.licenseServers, places.licenseServers);
  return {
    mode: modeFromNumber(mode?.data as number | undefined),
    licenseServers: servers === undefined ? [] : (namesIn(servers) ?? []),
  };
}

function typedValue(stored: StoredValue, { type }: LicensingPlace): RegistryValue | undefined {
  return stored.found === "value" && stored.value.type === type ? stored.value : undefined;
}

/** A value whose type is not the one Windows reads at its place, so that it counts for nothing. */
export interface MistypedValue {
  readonly setting: LicensingSetting;
  readonly place: LicensingPlace;
  readonly type: FoundRegistryType;
  /** Absent where the type can not be read. */
  readonly data?: RegistryValue["data"];
}

export function mistypedValues(snapshot: StoredSettings, { places }: LicensingScope): MistypedValue[] {
  return (Object.keys(places) as LicensingSetting[]).flatMap((setting) => {
    const [stored, place] = [snapshot[setting], places[setting]];
    if (stored.found === "unreadable") return [{ setting, place, type: stored.type }];
    if (stored.found !== "value" || stored.value.type === place.type) return [];
    return [{ setting, place, ...stored.value }];
  });
}

/** The stored form of a configuration. */
export function storedSettingsOf({ mode, licenseServers }: DesiredConfiguration, scope: LicensingScope): StoredSettings {
  return {
    mode: { found: "value", value: { type: "REG_DWORD", data: numberFromMode(mode) } },
    licenseServers: { found: "value", value: scope.listValue(licenseServers) },
  };
}

/** What a host holds once its licensing is cleared: the mode says "not configured" where there was one, no servers. */
export function clearedSettings(current: StoredSettings, { clearedMode }: LicensingScope): StoredSettings {
  return { mode: clearedModeValue(current.mode, clearedMode), licenseServers: { found: "no_value" } };
}

function clearedModeValue(current: StoredValue, clearedMode: LicensingScope["clearedMode"]): StoredValue {
  if (current.found === "no_key" || current.found === "no_value") return current;
  if (clearedMode === undefined) return { found: "no_value" };
  return { found: "value", value: { type: "REG_DWORD", data: numberFromMode(clearedMode) } };
}

/** Whether two stored values are the same to Windows, as drift judges it: equal, or lists of the same names. */
export function isSameStoredValue(one: StoredValue, other: StoredValue): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  if (one.found !== "value" || other.found !== "value") return false;
  const [oneList, otherList] = [namesIn(one.value), namesIn(other.value)];
  if (oneList === undefined || otherList === undefined || one.value.type !== other.value.type) return false;
  return isSameLicenseServerList(oneList, otherList);
}

/**
 * Whether a list of the host's own is stored and has no names. StdRegProv can not write one: a parameter without
 * elements takes the default of its class, which is another list. To Windows it is the same as no value.
 */
export function isEmptyList(stored: StoredValue): boolean {
  return stored.found === "value" && stored.value.type === "REG_MULTI_SZ" && stored.value.data.every(isBlank);
}

function isBlank(name: string): boolean {
  return name.trim() === "";
}

/** The names in a value of a type that lists are kept in. An empty string is none: it ends a REG_MULTI_SZ. */
function namesIn({ type, data }: RegistryValue): readonly string[] | undefined {
  if (type === "REG_MULTI_SZ") return data.filter((name) => !isBlank(name));
  return type === "REG_SZ" ? parsePolicyLicenseServers(data) : undefined;
}
