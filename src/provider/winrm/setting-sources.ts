import { isUnknown, UNKNOWN, type Unknown } from "../../plugin";
import { SETTING_RULES } from "./setting-rules";
import { environmentVariable, WINRM_ATTRIBUTES, type WinrmAttribute } from "./winrm-attributes";

export type SettingValue = string | number | boolean;
export type Environment = Readonly<Record<string, string | undefined>>;
/** The provider's `winrm` as configured: nothing, not known yet, or attribute by attribute. */
export type WinrmConfig = { readonly [A in WinrmAttribute]: SettingValue | Unknown | null } | Unknown | null;

/** How settings are named where people set them. */
export interface SettingWords {
  /** For example `winrm.timeout`, `RDSLICENSING_TIMEOUT` or `--timeout`; absent where the setting cannot be set there. */
  nameOf(attribute: WinrmAttribute): string | undefined;
  /** How it is set there, for example `timeout = "30s"`, `RDSLICENSING_TIMEOUT=30s` or `--timeout 30s`. */
  assign(attribute: WinrmAttribute, value: SettingValue): string;
}

/** One of the places that settings come from. */
export interface SettingSource extends SettingWords {
  /** What it says of a setting; nothing, most often. */
  read(attribute: WinrmAttribute): SettingValue | Unknown | SettingProblem | undefined;
}

/** Why a value cannot be taken. */
export interface SettingProblem {
  readonly problem: string;
}

/** How configurations of the provider name settings. */
export const ATTRIBUTE_WORDS = {
  nameOf: (attribute: WinrmAttribute) => `winrm.${attribute}`,
  assign: (attribute: WinrmAttribute, value: SettingValue) => `${attribute} = ${JSON.stringify(value)}`,
} as const satisfies SettingWords;

/** The provider's configuration, whose values the schema has judged. */
export function attributeSource(config: WinrmConfig): SettingSource {
  return {
    ...ATTRIBUTE_WORDS,
    read: (attribute) => (isUnknown(config) ? UNKNOWN : (config?.[attribute] ?? undefined)),
  };
}

/** The environment; a variable without a value is as good as none. */
export function environmentSource(environment: Environment): SettingSource {
  return {
    nameOf: environmentVariable,
    assign: (attribute, value) => `${environmentVariable(attribute)}=${value}`,
    read: (attribute) => {
      const text = environment[environmentVariable(attribute)];
      return text === undefined || text === "" ? undefined : typed(attribute, text);
    },
  };
}

/** A value, held to the rules that the schema has for one of the configuration. */
export function judged(attribute: WinrmAttribute, value: SettingValue): SettingValue | SettingProblem {
  const rules: Partial<Record<WinrmAttribute, (value: never) => string | undefined>> = SETTING_RULES;
  const problem = rules[attribute]?.(value as never);
  return problem === undefined ? value : { problem };
}

/** A text in the attribute's type. */
function typed(attribute: WinrmAttribute, text: string): SettingValue | SettingProblem {
  const { kind } = WINRM_ATTRIBUTES[attribute].type;
  if (kind === "bool") {
    const value = { true: true, "1": true, false: false, "0": false }[text.toLowerCase()];
    return value ?? { problem: 'Use "true" or "false".' };
  }
  if (kind !== "integer") return judged(attribute, text);
  return /^\d{1,15}$/.test(text) ? judged(attribute, Number(text)) : { problem: "Use a whole number." };
}
