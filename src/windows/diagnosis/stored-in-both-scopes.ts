import {
  type Answer,
  known,
  type LicensingMode,
  modeFromNumber,
  type SettingAnswers,
  type WrongTypeValue,
} from "../../licensing";
import type { Registry } from "../registry/registry";
import type { FoundRegistryType } from "../registry/registry-value";
import {
  type LicensingPlace,
  type LicensingSetting,
  LOCAL_PLACES,
  POLICIES_KEY,
  POLICY_PLACES,
} from "../settings/places";
import { readStoredValue, type StoredValue } from "../settings/stored-value";
import type { Questions } from "./questions";

type Stored<T> = Pick<SettingAnswers<T>, "local" | "policy" | "wrongTypes">;

/** What the registry holds of both settings, the host's own and Group Policy's. */
export interface StoredInBothScopes {
  readonly mode: Stored<LicensingMode>;
  readonly licenseServers: Stored<readonly string[]>;
}

/** Reads both settings in both places, each judged by itself: in four requests where no policy is set. */
export async function readBothScopes(registry: Registry, questions: Questions): Promise<StoredInBothScopes> {
  const local = (setting: LicensingSetting) => questions.ask(() => readStoredValue(registry, LOCAL_PLACES[setting]));
  const localMode = await local("mode");
  const localServers = await local("licenseServers");
  const policies = await questions.ask(() => registry.valueTypes(POLICIES_KEY));
  const policy = async (setting: LicensingSetting): Promise<Answer<StoredValue>> => {
    if (!policies.known) return policies;
    if (!hasValue(policies.value, POLICY_PLACES[setting].name)) return ABSENT;
    return questions.ask(() => readStoredValue(registry, POLICY_PLACES[setting]));
  };
  return {
    mode: settingOf("mode", { local: localMode, policy: await policy("mode") }, [modeFromNumber, modeFromNumber]),
    licenseServers: settingOf("licenseServers", { local: localServers, policy: await policy("licenseServers") }, [
      withoutEmpty,
      policyEntries,
    ]),
  };
}

type Owners = { readonly [O in WrongTypeValue["owner"]]: Answer<StoredValue> };

/** @param meanings of the data of the right type, of the host's own value and of Group Policy's */
function settingOf<L, P, T>(
  setting: LicensingSetting,
  { local, policy }: Owners,
  [ofLocal, ofPolicy]: readonly [(data: L) => T, (data: P) => T],
): Stored<T> {
  const [own, set] = [LOCAL_PLACES[setting], POLICY_PLACES[setting]];
  return {
    local: meaningOf(local, own, ofLocal),
    policy: meaningOf(policy, set, ofPolicy),
    wrongTypes: [...wrongTypeIn(local, own, "local"), ...wrongTypeIn(policy, set, "policy")],
  };
}

const ABSENT: Answer<StoredValue> = { known: true, value: { found: "no_value" } };

/** Whether a key's values hold one of a name. */
export function hasValue(types: ReadonlyMap<string, FoundRegistryType> | undefined, name: string): boolean {
  return [...(types?.keys() ?? [])].some((found) => found.toLowerCase() === name.toLowerCase());
}

/** A value that is absent means nothing, and one of another type than Windows reads there is absent to it. */
function meaningOf<D, T>(
  stored: Answer<StoredValue>,
  { type }: LicensingPlace,
  meaning: (data: D) => T,
): Answer<T | undefined> {
  if (!stored.known) return stored;
  const { value: found } = stored;
  return known(found.found === "value" && found.value.type === type ? meaning(found.value.data as D) : undefined);
}

function wrongTypeIn(
  stored: Answer<StoredValue>,
  { key, name, type: expected }: LicensingPlace,
  owner: WrongTypeValue["owner"],
): WrongTypeValue[] {
  if (!stored.known || stored.value.found === "no_key" || stored.value.found === "no_value") return [];
  if (stored.value.found === "unreadable") {
    return [{ owner, key, name, type: stored.value.type, expected, data: undefined }];
  }
  const { value } = stored.value;
  if (value.type === expected) return [];
  const data = value.type === "REG_BINARY" ? undefined : value.data;
  return [{ owner, key, name, type: value.type, expected, data }];
}

/** An empty string ends a REG_MULTI_SZ, so it is no entry; blanks around an entry are kept, for they are worth telling. */
function withoutEmpty(entries: readonly string[]): readonly string[] {
  return entries.filter((entry) => entry.trim() !== "");
}

function policyEntries(text: string): readonly string[] {
  return withoutEmpty(text.split(","));
}
