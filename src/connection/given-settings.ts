import { PENDING, type SettingSource, type SettingWords } from "./setting-source";
import { type InvalidValue, SETTING_NAMES, type SettingName, type SettingValue, type SettingValues } from "./settings";

/** Settings as far as they are known, in the words of whoever set them. */
export interface GivenSettings {
  /** Of the first source that has one; absent where none has, or the value is pending or invalid. */
  readonly values: SettingValues;
  readonly pending: ReadonlySet<SettingName>;
  readonly invalid: ReadonlyMap<SettingName, InvalidValue>;
  /** Names a setting as where it was set, else as where it would be set first. */
  readonly words: GivenWords;
}

export interface GivenWords extends SettingWords {
  /** Every name under which it can be set, the first source first. */
  namesOf(setting: SettingName): string;
}

/** Brings sources together; of those that set the same, the first counts. */
export function givenSettings(sources: readonly SettingSource[]): GivenSettings {
  const values: Partial<Record<SettingName, SettingValue>> = {};
  const pending = new Set<SettingName>();
  const invalid = new Map<SettingName, InvalidValue>();
  const givenBy = new Map<SettingName, SettingSource>();
  for (const setting of SETTING_NAMES) {
    for (const source of sources) {
      const value = source.read(setting);
      if (value === undefined) continue;
      givenBy.set(setting, source);
      if (value === PENDING) pending.add(setting);
      else if (typeof value === "object") invalid.set(setting, value);
      else values[setting] = value;
      break;
    }
  }
  return { values, pending, invalid, words: wordsOf(sources, givenBy) };
}

function wordsOf(sources: readonly SettingSource[], givenBy: ReadonlyMap<SettingName, SettingSource>): GivenWords {
  const sourceOf = (setting: SettingName) =>
    givenBy.get(setting) ?? sources.find((source) => source.nameOf(setting) !== undefined);
  return {
    nameOf: (setting) => sourceOf(setting)?.nameOf(setting) ?? setting,
    assign: (setting, value) => sourceOf(setting)?.assign(setting, value) ?? `${setting} ${value}`,
    namesOf: (setting) => sources.flatMap((source) => source.nameOf(setting) ?? []).join(" or "),
  };
}
