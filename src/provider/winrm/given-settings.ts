import { type Diagnostic, errorDiagnostic, isUnknown } from "../../plugin";
import type { SettingSource, SettingValue, SettingWords } from "./setting-sources";
import { WINRM_ATTRIBUTES, type WinrmAttribute } from "./winrm-attributes";

/** Settings as far as they are known, in the words of whoever set them. */
export interface GivenSettings {
  /** Of the first source that has one; absent where none has, or it is not known yet. */
  readonly values: Readonly<Partial<Record<WinrmAttribute, SettingValue>>>;
  /** Settings whose value comes from something not created yet. */
  readonly unknown: ReadonlySet<WinrmAttribute>;
  /** What is wrong with single values, each in the words of its source. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the setting is called where it was set, else where it would be set first. */
  nameOf(attribute: WinrmAttribute): string;
  /** How it is set there. */
  assign(attribute: WinrmAttribute, value: SettingValue): string;
  /** Every name under which it can be set, the first source first. */
  namesOf(attribute: WinrmAttribute): string;
}

/** Brings sources together; of those that set the same, the first counts. */
export function givenSettings(sources: readonly SettingSource[]): GivenSettings {
  const values: Partial<Record<WinrmAttribute, SettingValue>> = {};
  const givenBy = new Map<WinrmAttribute, SettingSource>();
  const unknown = new Set<WinrmAttribute>();
  const diagnostics: Diagnostic[] = [];
  for (const attribute of Object.keys(WINRM_ATTRIBUTES) as WinrmAttribute[]) {
    const source = sources.find((one) => one.read(attribute) !== undefined);
    const value = source?.read(attribute);
    if (source === undefined || value === undefined) continue;
    givenBy.set(attribute, source);
    if (isUnknown(value)) unknown.add(attribute);
    else if (typeof value !== "object") values[attribute] = value;
    else diagnostics.push(invalidValue(source.nameOf(attribute) ?? attribute, value.problem));
  }
  const wordsOf = (attribute: WinrmAttribute): SettingWords | undefined =>
    givenBy.get(attribute) ?? sources.find((source) => source.nameOf(attribute) !== undefined);
  return {
    values,
    unknown,
    diagnostics,
    nameOf: (attribute) => wordsOf(attribute)?.nameOf(attribute) ?? attribute,
    assign: (attribute, value) => wordsOf(attribute)?.assign(attribute, value) ?? `${attribute} ${value}`,
    namesOf: (attribute) => sources.flatMap((source) => source.nameOf(attribute) ?? []).join(" or "),
  };
}

function invalidValue(name: string, problem: string): Diagnostic {
  return errorDiagnostic(`Invalid value of ${name}`, problem, ["winrm"]);
}
