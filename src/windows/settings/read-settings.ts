import { isSameLicenseServerList, type LicensingConfiguration } from "../../licensing";
import type { HostAccess } from "../channel/host-channel";
import { HostError } from "../errors/host-error";
import { findValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { typesOnce } from "../registry/types-once";
import { type AlreadyRead, askWindows, type EffectiveSettings, type WindowsAnswer } from "./effective-settings";
import type { LicensingPlace } from "./places";
import { type LicensingScope, LOCAL_SCOPE } from "./scopes";
import { configurationOf, type StoredSettings } from "./stored-settings";
import { readStoredValue, type StoredValue } from "./stored-value";

/** What a host holds, and what Windows makes of it. */
export interface LicensingReading {
  /** Whether the key of an absent value exists is not asked. */
  readonly stored: StoredSettings;
  readonly configuration: LicensingConfiguration;
  readonly effective: EffectiveSettings;
}

/** What a change starts from. */
export interface ReadingBeforeChange {
  /** Exactly, to be put back: whether the key of an absent value exists, too. */
  readonly stored: StoredSettings;
  readonly configuration: LicensingConfiguration;
  /** Without the list that Windows uses, as long as it is the host's own. */
  readonly windows: WindowsAnswer;
}

/** What a change has left. */
export interface ReadingAfterChange {
  /** Whether the key of an absent value exists, too. */
  readonly stored: StoredSettings;
  /** What Windows uses now; absent where that was not asked for, or the host no longer answered. */
  readonly effective?: EffectiveSettings;
}

/** Both settings as stored, value types included. */
export async function readStoredSettings(registry: Registry, { places }: LicensingScope): Promise<StoredSettings> {
  const asked = typesOnce(registry);
  return {
    mode: await readStoredValue(asked, places.mode),
    licenseServers: await readStoredValue(asked, places.licenseServers),
  };
}

/**
 * What both settings say, and what Windows makes of them, in four requests where nothing is unusual. A list of the
 * host's own that Windows reports the same has the right type; any other is asked for its type.
 */
export async function readLicensing(access: HostAccess, scope: LicensingScope): Promise<LicensingReading> {
  const found = await findSettings(access, scope);
  const { effective } = await askWindows(access, alreadyRead(found.stored, scope));
  const stored = await withProvedType(found, effective, access.registry);
  return { stored, configuration: configurationOf(stored, scope), effective };
}

/** In three requests where no list is stored, and in four where one is. */
export async function readBeforeChange(access: HostAccess, scope: LicensingScope): Promise<ReadingBeforeChange> {
  const stored = await readStoredSettings(access.registry, scope);
  const windows = await askWindows(access, { ...alreadyRead(stored, scope), withoutOwnList: true });
  return { stored, configuration: configurationOf(stored, scope), windows };
}

/**
 * In the four requests of {@link readLicensing}. What the registry holds is known even where the host no longer answers
 * when it is asked what Windows makes of it.
 */
export async function readAfterChange(access: HostAccess, scope: LicensingScope): Promise<ReadingAfterChange> {
  const found = await findSettings(access, scope, { exactly: true });
  const effective = await effectiveIfAnswered(access, alreadyRead(found.stored, scope));
  if (effective === undefined) return { stored: found.stored };
  return { stored: await withProvedType(found, effective, access.registry), effective };
}

interface FoundSettings {
  readonly stored: StoredSettings;
  /** Where the list is, as long as nothing has proved that what was read there has the type that belongs there. */
  readonly unproved?: LicensingPlace;
}

/** @param exactly whether the key of an absent value exists matters, too */
async function findSettings(
  { registry, wmi }: HostAccess,
  { name, places }: LicensingScope,
  { exactly = false } = {},
): Promise<FoundSettings> {
  const asked = typesOnce(registry);
  const mode = await readStoredValue(asked, places.mode);
  const list =
    name === "local" && wmi !== undefined ? await listOfExpectedType(registry, places.licenseServers) : undefined;
  if (list === undefined || (exactly && list.found === "no_value")) {
    return { stored: { mode, licenseServers: await readStoredValue(asked, places.licenseServers) } };
  }
  return { stored: { mode, licenseServers: list }, unproved: places.licenseServers };
}

/** Undefined where the list is known to have another type. */
async function listOfExpectedType(registry: Registry, place: LicensingPlace): Promise<StoredValue | undefined> {
  const list = await findValue(registry, place);
  return list.found === "other_type" ? undefined : list;
}

/** The same settings, once it is sure that their types are right: the list is read again where Windows reports another. */
async function withProvedType(
  { stored, unproved }: FoundSettings,
  effective: EffectiveSettings,
  registry: Registry,
): Promise<StoredSettings> {
  if (unproved === undefined || isConfirmed(configurationOf(stored, LOCAL_SCOPE), effective)) return stored;
  return { ...stored, licenseServers: await readStoredValue(registry, unproved) };
}

/** Whether Windows reports the list that was read. */
function isConfirmed({ licenseServers }: LicensingConfiguration, effective: EffectiveSettings): boolean {
  if (effective.licenseServersSource === "group_policy" || effective.licenseServers === undefined) return false;
  return isSameLicenseServerList(licenseServers, effective.licenseServers);
}

async function effectiveIfAnswered(access: HostAccess, read: AlreadyRead): Promise<EffectiveSettings | undefined> {
  try {
    return (await askWindows(access, read)).effective;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** For {@link askWindows}: the settings of a scope, which need not be read again. */
function alreadyRead(stored: StoredSettings, scope: LicensingScope): AlreadyRead {
  return scope.name === "local" ? { local: configurationOf(stored, scope) } : { policy: stored };
}
