import { isSameLicenseServerList, type LicensingConfiguration } from "../../licensing";
import { type HostAccess, together } from "../channel/host-channel";
import { HostError } from "../errors/host-error";
import { findValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { TypesOnce } from "../registry/types-once";
import {
  type AlreadyRead,
  askWindows,
  type EffectiveSettings,
  type OpenedTerminalService,
  openTerminalService,
  type WindowsAnswer,
} from "./effective-settings";
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
export async function readStoredSettings(access: HostAccess, { places }: LicensingScope): Promise<StoredSettings> {
  const types = new TypesOnce();
  const [mode, licenseServers] = await together<[StoredValue, StoredValue]>(access, [
    ({ registry }) => readStoredValue(types.of(registry), places.mode),
    ({ registry }) => readStoredValue(types.of(registry), places.licenseServers),
  ]);
  return { mode, licenseServers };
}

/**
 * What both settings say, and what Windows makes of them, in four requests where nothing is unusual; three of them may
 * go side by side. A list of the host's own that Windows reports the same has the right type; any other is asked for its
 * type.
 */
export async function readLicensing(access: HostAccess, scope: LicensingScope): Promise<LicensingReading> {
  const [found, opened] = await together<[FoundSettings, OpenedTerminalService]>(access, [
    (shared) => findSettings(shared, scope),
    openTerminalService,
  ]);
  const { effective } = await askWindows(access, alreadyRead(found.stored, scope), opened);
  const stored = await withProvedType(found, effective, access.registry);
  return { stored, configuration: configurationOf(stored, scope), effective };
}

/** In three requests where no list is stored, and in four where one is. */
export async function readBeforeChange(access: HostAccess, scope: LicensingScope): Promise<ReadingBeforeChange> {
  const [stored, opened] = await together<[StoredSettings, OpenedTerminalService]>(access, [
    (shared) => readStoredSettings(shared, scope),
    openTerminalService,
  ]);
  const windows = await askWindows(access, { ...alreadyRead(stored, scope), withoutOwnList: true }, opened);
  return { stored, configuration: configurationOf(stored, scope), windows };
}

/**
 * In the four requests of {@link readLicensing}. What the registry holds is known even where the host no longer answers
 * when it is asked what Windows makes of it.
 */
export async function readAfterChange(access: HostAccess, scope: LicensingScope): Promise<ReadingAfterChange> {
  const [found, opened] = await together<[FoundSettings, { readonly service: OpenedTerminalService } | undefined]>(
    access,
    [
      (shared) => findSettings(shared, scope, { exactly: true }),
      (shared) => ifAnswered(async () => ({ service: await openTerminalService(shared) })),
    ],
  );
  const { stored } = found;
  const effective =
    opened &&
    (await ifAnswered(async () => (await askWindows(access, alreadyRead(stored, scope), opened.service)).effective));
  return effective === undefined
    ? { stored }
    : { stored: await withProvedType(found, effective, access.registry), effective };
}

interface FoundSettings {
  readonly stored: StoredSettings;
  /** Where the list is, as long as nothing has proved that what was read there has the type that belongs there. */
  readonly unproved?: LicensingPlace;
}

/** @param exactly whether the key of an absent value exists matters, too */
async function findSettings(
  access: HostAccess,
  scope: LicensingScope,
  { exactly = false } = {},
): Promise<FoundSettings> {
  const { name, places } = scope;
  if (name !== "local" || access.wmi === undefined) return { stored: await readStoredSettings(access, scope) };
  const place = places.licenseServers;
  const [mode, list] = await together<[StoredValue, StoredValue | undefined]>(access, [
    ({ registry }) => readStoredValue(registry, places.mode),
    ({ registry }) => listOfExpectedType(registry, place),
  ]);
  if (list === undefined || (exactly && list.found === "no_value")) {
    return { stored: { mode, licenseServers: await readStoredValue(access.registry, place) } };
  }
  return { stored: { mode, licenseServers: list }, unproved: place };
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

async function ifAnswered<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** For {@link askWindows}: the settings of a scope, which need not be read again. */
function alreadyRead(stored: StoredSettings, scope: LicensingScope): AlreadyRead {
  return scope.name === "local" ? { local: configurationOf(stored, scope) } : { policy: stored };
}
