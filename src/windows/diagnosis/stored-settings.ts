import { type Fact, type LicensingMode, modeFromNumber, type SettingFacts, unknown } from "../../licensing";
import {
  type LicensingPlace,
  type LicensingSetting,
  LOCAL_PLACES,
  POLICIES_KEY,
  POLICY_PLACES,
} from "../licensing-places";
import type { Registry } from "../registry/registry";
import type { FoundRegistryType } from "../registry/registry-value";
import { readStoredValue, type StoredValue } from "../stored-value";
import type { Questions } from "./questions";

type Stored<T> = Pick<SettingFacts<T>, "local" | "policy">;

/** What the registry holds of both settings, the host's own and Group Policy's. */
export interface StoredSettings {
  readonly mode: Stored<LicensingMode>;
  readonly licenseServers: Stored<readonly string[]>;
}

/** Reads both settings in both places, each judged by itself: in four requests where no policy is set. */
export async function readStoredSettings(registry: Registry, questions: Questions): Promise<StoredSettings> {
  const local = (setting: LicensingSetting) => questions.ask(() => readStoredValue(registry, LOCAL_PLACES[setting]));
  const localMode = await local("mode");
  const localServers = await local("licenseServers");
  const policies = await questions.ask(() => registry.valueTypes(POLICIES_KEY));
  const policy = async (setting: LicensingSetting): Promise<Fact<StoredValue>> => {
    if (!policies.known) return policies;
    if (!hasValue(policies.value, POLICY_PLACES[setting].name)) return ABSENT;
    return questions.ask(() => readStoredValue(registry, POLICY_PLACES[setting]));
  };
  return {
    mode: {
      local: meaningOf(localMode, LOCAL_PLACES.mode, modeFromNumber),
      policy: meaningOf(await policy("mode"), POLICY_PLACES.mode, modeFromNumber),
    },
    licenseServers: {
      local: meaningOf(localServers, LOCAL_PLACES.licenseServers, withoutEmpty),
      policy: meaningOf(await policy("licenseServers"), POLICY_PLACES.licenseServers, policyEntries),
    },
  };
}

const ABSENT: Fact<StoredValue> = { known: true, value: { found: "no_value" } };

/** Whether a key's values hold one of a name. */
export function hasValue(types: ReadonlyMap<string, FoundRegistryType> | undefined, name: string): boolean {
  return [...(types?.keys() ?? [])].some((found) => found.toLowerCase() === name.toLowerCase());
}

/** A value that is absent means nothing; one of another type than Windows reads there is not known. */
function meaningOf<D, T>(
  stored: Fact<StoredValue>,
  { key, name, type: expected }: LicensingPlace,
  meaning: (data: D) => T,
): Fact<T | undefined> {
  if (!stored.known) return stored;
  const { value: found } = stored;
  if (found.found === "no_key" || found.found === "no_value") return { known: true, value: undefined };
  const type = found.found === "value" ? found.value.type : found.type;
  if (found.found === "value" && type === expected) return { known: true, value: meaning(found.value.data as D) };
  return unknown(`${name} in HKLM\\${key} is a ${type}, and Windows reads a ${expected} there.`);
}

/** An empty string ends a REG_MULTI_SZ, so it is no entry; blanks around an entry are kept, for they are worth telling. */
function withoutEmpty(entries: readonly string[]): readonly string[] {
  return entries.filter((entry) => entry.trim() !== "");
}

function policyEntries(text: string): readonly string[] {
  return withoutEmpty(text.split(","));
}
