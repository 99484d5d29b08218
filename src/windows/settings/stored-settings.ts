import { isDeepStrictEqual } from "node:util";
import { harmless } from "../../harmless-text";
import {
  type DesiredConfiguration,
  isSameLicenseServerList,
  type LicensingConfiguration,
  modeFromNumber,
  numberFromMode,
  parsePolicyLicenseServers,
  type Scope,
  withoutEmptyEntries,
} from "../../licensing";
import { dataOf } from "../registry/find-value";
import type { RegistryData, RegistryValue } from "../registry/registry-value";
import type { LicensingPlace, LicensingSetting } from "./places";
import { LICENSING_SCOPES, type LicensingScope } from "./scopes";
import { type StoredValue, type WronglyTyped, wronglyTyped } from "./stored-value";

/** Both licensing settings as stored, value types included. JSON-shaped, so that it can be kept and restored. */
export type StoredSettings = { readonly [S in LicensingSetting]: StoredValue };

/** What the stored values mean to Windows, which takes a value of another type than it reads there for none. */
export function configurationOf(stored: StoredSettings, { places }: LicensingScope): LicensingConfiguration {
  return {
    mode: modeFromNumber(dataOf(stored.mode, places.mode)),
    licenseServers: namesIn(dataOf(stored.licenseServers, places.licenseServers) ?? []),
  };
}

/** A setting whose value has a type that Windows does not read at its place. */
export interface MistypedValue extends WronglyTyped {
  readonly setting: LicensingSetting;
  readonly place: LicensingPlace;
}

export function mistypedValues(stored: StoredSettings, { places }: LicensingScope): MistypedValue[] {
  return settingsOf(places).flatMap(([setting, place]) => {
    const value = wronglyTyped(stored[setting], place);
    return value === undefined ? [] : [{ setting, place, ...value }];
  });
}

/** Every setting with its place. */
export function settingsOf(places: LicensingScope["places"]): [LicensingSetting, LicensingPlace][] {
  return Object.entries(places) as [LicensingSetting, LicensingPlace][];
}

/** The stored form of a configuration. */
export function storedSettingsOf(
  { mode, licenseServers }: DesiredConfiguration,
  scope: LicensingScope,
): StoredSettings {
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

/** Stored settings in words, for messages: `LicensingMode = 4 (REG_DWORD), SpecifiedLicenseServers absent`. */
export function describeStoredSettings(stored: StoredSettings, scope: Scope): string {
  const settings = settingsOf(LICENSING_SCOPES[scope].places);
  return settings.map(([setting, { name }]) => `${name} ${describe(stored[setting])}`).join(", ");
}

function describe(stored: StoredValue): string {
  if (stored.found === "value") return `= ${harmless(JSON.stringify(stored.value.data))} (${stored.value.type})`;
  return stored.found === "unreadable" ? `of type ${stored.type}` : "absent";
}

/** Whether two stored values are the same to Windows, as drift judges it: equal, or lists of the same names. */
export function isSameStoredValue(one: StoredValue, other: StoredValue): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  if (one.found !== "value" || other.found !== "value" || one.value.type !== other.value.type) return false;
  return (
    isList(one.value) &&
    isList(other.value) &&
    isSameLicenseServerList(namesIn(one.value.data), namesIn(other.value.data))
  );
}

/** Whether each setting is another one than its counterpart. */
export function differsInAll(one: StoredSettings, other: StoredSettings): boolean {
  const settings = Object.keys(one) as LicensingSetting[];
  return settings.every((setting) => !isSameStoredValue(one[setting], other[setting]));
}

/**
 * Whether a list of the host's own is stored and has no names. StdRegProv cannot write one: a parameter without
 * elements takes the default of its class, which is another list. To Windows it is the same as no value.
 */
export function isEmptyList(stored: StoredValue): boolean {
  return stored.found === "value" && stored.value.type === "REG_MULTI_SZ" && namesIn(stored.value.data).length === 0;
}

type ListType = LicensingScope["places"]["licenseServers"]["type"];

function isList(value: RegistryValue): value is Extract<RegistryValue, { readonly type: ListType }> {
  return value.type === "REG_MULTI_SZ" || value.type === "REG_SZ";
}

/** A key that was to go but holds other things stays; its value being gone, or empty, is what was asked for. */
export function isReached(stored: StoredValue, target: StoredValue): boolean {
  if (target.found === "no_key" || target.found === "no_value" || isEmptyList(target)) return holdsNothing(stored);
  return isSameStoredValue(stored, target);
}

function holdsNothing(stored: StoredValue): boolean {
  return (stored.found !== "value" && stored.found !== "unreadable") || isEmptyList(stored);
}

/** The names in the data of a list. An empty string is none: it ends a REG_MULTI_SZ. */
function namesIn(data: RegistryData[ListType]): readonly string[] {
  return typeof data === "string" ? parsePolicyLicenseServers(data) : withoutEmptyEntries(data);
}
