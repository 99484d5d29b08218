import {
  type Answer,
  type LicensingMode,
  mapAnswer,
  modeFromNumber,
  policyEntries,
  type SettingAnswers,
  type WrongTypeValue,
  withoutEmptyEntries,
} from "../../licensing";
import { type HostAccess, together } from "../channel/host-channel";
import { dataOf, type TypedPlace, typeOfValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import type { RegistryData, RegistryType } from "../registry/registry-value";
import { TypesOnce } from "../registry/types-once";
import {
  type LicensingPlace,
  type LicensingSetting,
  LOCAL_PLACES,
  POLICIES_KEY,
  POLICY_PLACES,
} from "../settings/places";
import type { StoredSettings } from "../settings/stored-settings";
import { readStoredValue, type StoredValue, wronglyTyped } from "../settings/stored-value";
import type { Questions } from "./questions";

type Stored<T> = Pick<SettingAnswers<T>, "local" | "policy" | "wrongTypes">;

/** What the registry holds of both settings, the host's own and Group Policy's. */
export interface StoredInBothScopes {
  readonly mode: Stored<LicensingMode>;
  readonly licenseServers: Stored<readonly string[]>;
  /** What the Policies key holds, as it is there; absent where not all of it is known. */
  readonly policy?: StoredSettings;
}

type Policies = Answer<Awaited<ReturnType<Registry["valueTypes"]>>>;

/** Reads both settings in both places, each judged by itself: in four requests where no policy is set. */
export async function readBothScopes(access: HostAccess, questions: Questions): Promise<StoredInBothScopes> {
  const types = new TypesOnce();
  const readLocal = (setting: LicensingSetting) => (shared: HostAccess) =>
    questions.ask(() => readStoredValue(types.of(shared.registry), LOCAL_PLACES[setting]));
  const [mode, licenseServers, policies] = await together<[Answer<StoredValue>, Answer<StoredValue>, Policies]>(
    access,
    [
      readLocal("mode"),
      readLocal("licenseServers"),
      (shared) => questions.ask(() => types.of(shared.registry).valueTypes(POLICIES_KEY)),
    ],
  );
  const local = { mode, licenseServers };
  const asked = types.of(access.registry);
  const readPolicy = async (setting: LicensingSetting): Promise<Answer<StoredValue>> => {
    if (!policies.known) return policies;
    if (typeOfValue(policies.value, POLICY_PLACES[setting].name) === undefined) return ABSENT;
    return questions.ask(() => readStoredValue(asked, POLICY_PLACES[setting]));
  };
  const policy = { mode: await readPolicy("mode"), licenseServers: await readPolicy("licenseServers") };
  return {
    mode: {
      local: meaningOf(local.mode, LOCAL_PLACES.mode, modeFromNumber),
      policy: meaningOf(policy.mode, POLICY_PLACES.mode, modeFromNumber),
      wrongTypes: wrongTypesOf("mode", local, policy),
    },
    // As written: blanks around an entry are worth telling.
    licenseServers: {
      local: meaningOf(local.licenseServers, LOCAL_PLACES.licenseServers, withoutEmptyEntries),
      policy: meaningOf(policy.licenseServers, POLICY_PLACES.licenseServers, policyEntries),
      wrongTypes: wrongTypesOf("licenseServers", local, policy),
    },
    policy: storedIn(policy),
  };
}

function storedIn({ mode, licenseServers }: BothSettings): StoredSettings | undefined {
  if (!mode.known || !licenseServers.known) return undefined;
  return { mode: mode.value, licenseServers: licenseServers.value };
}

const ABSENT: Answer<StoredValue> = { known: true, value: { found: "no_value" } };

function meaningOf<T extends RegistryType, M>(
  stored: Answer<StoredValue>,
  place: TypedPlace<T>,
  meaning: (data: RegistryData[T]) => M,
): Answer<M | undefined> {
  return mapAnswer(stored, (value) => {
    const data = dataOf(value, place);
    return data === undefined ? undefined : meaning(data);
  });
}

type BothSettings = { readonly [S in LicensingSetting]: Answer<StoredValue> };

function wrongTypesOf(setting: LicensingSetting, local: BothSettings, policy: BothSettings): WrongTypeValue[] {
  return [
    ...wrongTypeIn(local[setting], LOCAL_PLACES[setting], "local"),
    ...wrongTypeIn(policy[setting], POLICY_PLACES[setting], "policy"),
  ];
}

function wrongTypeIn(
  stored: Answer<StoredValue>,
  place: LicensingPlace,
  owner: WrongTypeValue["owner"],
): WrongTypeValue[] {
  const value = stored.known ? wronglyTyped(stored.value, place) : undefined;
  if (value === undefined) return [];
  const { key, name, type: expected } = place;
  const data = value.type === "REG_BINARY" ? undefined : (value.data as WrongTypeValue["data"]);
  return [{ owner, key, name, type: value.type, expected, data }];
}
