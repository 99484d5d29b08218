import { type InvalidValue, parsedValue, type SettingName, type SettingValue } from "./settings";

/** A value that is not known yet, because Terraform has yet to create what it comes from. */
export const PENDING: unique symbol = Symbol("pending");

/** How settings are named where people set them. */
export interface SettingWords {
  /** For example `winrm.timeout`, `RDSLICENSING_TIMEOUT` or `--timeout`. */
  nameOf(setting: SettingName): string;
  /** How it is set there, for example `timeout = "30s"`, `RDSLICENSING_TIMEOUT=30s` or `--timeout 30s`. */
  assign(setting: SettingName, value: SettingValue): string;
}

/** One of the places that settings come from: attributes, options, environment variables. */
export interface SettingSource {
  /** What it says of a setting; most often nothing. */
  read(setting: SettingName): SettingValue | typeof PENDING | InvalidValue | undefined;
  /** As {@link SettingWords}; undefined for a setting that cannot be set there. */
  nameOf(setting: SettingName): string | undefined;
  assign: SettingWords["assign"];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** How the provider's configuration names settings. */
export const ATTRIBUTE_WORDS: SettingWords = {
  nameOf: (setting) => `winrm.${setting}`,
  assign: (setting, value) => `${setting} = ${JSON.stringify(value)}`,
};

/** How a program that makes the connection itself names settings. */
export const LIBRARY_WORDS: SettingWords = {
  nameOf: camelCase,
  assign: (setting, value) =>
    setting === "auth" ? `the scheme ${JSON.stringify(value)}` : `${camelCase(setting)}: ${JSON.stringify(value)}`,
};

/** The environment variable that sets a setting. */
export function environmentVariable(setting: SettingName): string {
  return `RDSLICENSING_${setting.toUpperCase()}`;
}

/** The environment; an empty variable counts as not set. */
export function environmentSource(environment: Environment): SettingSource {
  return {
    nameOf: environmentVariable,
    assign: (setting, value) => `${environmentVariable(setting)}=${value}`,
    read: (setting) => {
      const text = environment[environmentVariable(setting)];
      return text === undefined || text === "" ? undefined : parsedValue(setting, text);
    },
  };
}

function camelCase(setting: SettingName): string {
  return setting.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
